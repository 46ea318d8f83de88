/**
 * A cashier's shift and the store's day: cash that comes in belongs to an open shift, and its closing compares what was
 * counted with what the ledger says. A closed shift takes no posting; two closings at once are one.
 */
package dev.lingka.merchant.shift;
