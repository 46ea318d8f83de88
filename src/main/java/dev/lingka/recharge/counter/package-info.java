/**
 * Recharges at the counter, in cash or by bank card, into the cashier's open shift. It guarantees that limits and cap
 * hold as on the phone.
 */
package dev.lingka.recharge.counter;
