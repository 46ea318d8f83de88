/**
 * Gives what the rules have for what happened: sales, recharges, new cards, levels, friends, birthdays. It guarantees
 * that each source is rewarded once, however often its event comes; that limits hold however many events come at once;
 * and that what a wholly refunded sale gave, and nobody has used, is taken back.
 */
package dev.lingka.reward.grant;
