/**
 * How people come to a card: codes on posters, tables, receipts, with staff and friends; the posters themselves; and
 * joining. It guarantees that whoever joins twice, by whatever ways at once, has one card, and that its origin is kept.
 */
package dev.lingka.card.join;
