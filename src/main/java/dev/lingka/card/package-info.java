/**
 * Cards: what a member holds. It guarantees one live card per person and kind, numbers that nobody can guess or count,
 * and that a change of state and a charge never pass each other. Joining, codes, plastic and claims are its parts.
 */
package dev.lingka.card;
