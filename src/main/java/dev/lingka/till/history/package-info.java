/**
 * What members bought, as they see it. It guarantees that a sale is shown to the holder of the card that paid, or of
 * the card that it was merged into, and to nobody else.
 */
package dev.lingka.till.history;
