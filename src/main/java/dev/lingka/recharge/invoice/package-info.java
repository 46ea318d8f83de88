/**
 * Wishes for a tax invoice of a recharge. It guarantees one wish per order and that buyer and tax number are sealed at
 * rest; the invoice itself is made elsewhere.
 */
package dev.lingka.recharge.invoice;
