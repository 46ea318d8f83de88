/**
 * Money on its way back to who paid it: refunds of recharges, pay-outs by hand, and closing a card that holds money. It
 * guarantees that value leaves the card when a refund begins, and that a refund keeps one number for ever.
 */
package dev.lingka.recharge.refund;
