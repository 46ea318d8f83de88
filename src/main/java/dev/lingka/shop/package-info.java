/**
 * The redemption shop: what members can take for their points, under which limits, and the odds of its lottery tickets.
 * These are rules of the programme; {@code shop.offer} shows them to members, {@code shop.redemption} gives the things.
 */
package dev.lingka.shop;
