/**
 * Old plastic cards: lists of them, and binding each to a card once, with a second proof, its value coming along by one
 * posting. It guarantees that a file is taken whole or not at all, once, and that nobody tries numbers for long.
 */
package dev.lingka.card.physical;
