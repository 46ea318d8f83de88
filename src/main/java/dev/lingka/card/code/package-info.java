/**
 * Card codes: the changing number under the code that pays at the till. It guarantees that a code works without a
 * network, within its minute and one on either side, once, and that nobody makes one up.
 */
package dev.lingka.card.code;
