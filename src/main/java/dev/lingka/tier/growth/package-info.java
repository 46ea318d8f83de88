/**
 * What counts for members: sales, recharges, visits and friends, as facts by day and as growth in the ledger. It
 * guarantees that each source counts once, that what is given back is taken back in proportion, and that a level is
 * given in the same commit in which it is earned.
 */
package dev.lingka.tier.growth;
