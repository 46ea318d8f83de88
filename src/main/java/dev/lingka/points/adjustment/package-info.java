/**
 * Points given or taken by hand. It guarantees a reason, a second person above what one may move in a day, and that
 * nobody acts on their own card.
 */
package dev.lingka.points.adjustment;
