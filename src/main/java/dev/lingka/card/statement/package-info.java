/**
 * A month of a card: from what it held at the beginning, by every movement, to what it held at the end, to be read, and
 * to be kept as a file. It guarantees that the sum adds up, and that the end of a month is the beginning of the next.
 */
package dev.lingka.card.statement;
