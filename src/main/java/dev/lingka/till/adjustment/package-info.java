/**
 * Corrections of a card's balance by hand. It guarantees a reason, two people, and that neither acts on their own card.
 */
package dev.lingka.till.adjustment;
