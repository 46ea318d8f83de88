/**
 * The merchant's own list of people who may join, by phone or by the number under which the merchant knows them. It
 * guarantees that nobody else gets a card where the programme asks for the list, and that a number lets one person in.
 */
package dev.lingka.member.eligibility;
