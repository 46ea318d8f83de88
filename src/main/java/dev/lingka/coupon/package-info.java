/**
 * Coupons: templates are rules of the programme, pieces are rows with the value and validity of the day they were
 * given. It guarantees that never more pieces of a template are given than its limits say, that each is used in one
 * sale at a time, and that what it costs stands in the ledger. Whether a piece fits a sale is reckoned here, purely;
 * the till decides with it.
 */
package dev.lingka.coupon;
