/**
 * What members collect by buying and coming back, and spend as money or goods. It guarantees that a balance is made of
 * lots that each end on their day and once, that the oldest are spent first, that nothing is ever below zero, and that
 * a refund gives and takes exactly the share of its sale. docs/points.md.
 */
package dev.lingka.points;
