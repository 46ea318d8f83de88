/**
 * Members who bring friends. It guarantees that a friend counts once, after a sale that stayed, and never for somebody
 * who is the friend themselves or works for the merchant. What both are given are rules on {@code referral} and
 * {@code referred}; the growth is the tier's.
 */
package dev.lingka.reward.referral;
