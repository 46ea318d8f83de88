/**
 * Sales, by members or not, with their tenders and receipts, and the rules of the till. It guarantees that tenders add
 * up to the total, that each sale stands in the ledger with all of its takings, and that cash stands under a shift.
 */
package dev.lingka.till.sale;
