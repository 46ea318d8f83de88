/**
 * What time brings to the terms of cards: a word before the end and one when it is there. It guarantees that nothing is
 * renewed or paid by itself, and that a replica that comes back late tells nothing twice.
 */
package dev.lingka.card.term;
