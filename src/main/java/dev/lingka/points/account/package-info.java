/**
 * A member's points as people read them: what is there, what ends when, where each came from, and how they are earned,
 * in Chinese or English.
 */
package dev.lingka.points.account;
