/**
 * What staff earn by cards that they sold and by recharges. It guarantees one item for each source, lines that never
 * change, and that no item falls below zero when what it was for goes back.
 */
package dev.lingka.reward.commission;
