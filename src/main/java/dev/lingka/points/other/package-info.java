/**
 * Points for what is not a sale: a day's sign-in, a review, a friend. It guarantees that each thing is rewarded once
 * and no more often than the programme says.
 */
package dev.lingka.points.other;
