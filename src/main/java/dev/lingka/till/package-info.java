/**
 * The cashier charges a card in one scan. It guarantees that a code pays once, that a charge above the programme's
 * limit
 * waits for the member's word, and that a repeated request finds the answer of the first.
 */
package dev.lingka.till;
