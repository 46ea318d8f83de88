/**
 * The house rules: what members must keep to, and what may be done about a breach, as a section of the programme that
 * everybody can read with its history. It guarantees that no rule takes anybody's money.
 */
package dev.lingka.card.conduct;
