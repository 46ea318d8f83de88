/**
 * The books as finance and the law ask for them: what cards held at each quarter's end, the deposit due on it, where
 * the counter-accounts stand, and what has not cleared yet.
 */
package dev.lingka.ledger.books;
