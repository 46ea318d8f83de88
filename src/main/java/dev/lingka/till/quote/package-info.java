/**
 * Prices that are told before the charge. Whoever names a quote pays exactly what it said, or is refused; nothing is
 * held for it meanwhile.
 */
package dev.lingka.till.quote;
