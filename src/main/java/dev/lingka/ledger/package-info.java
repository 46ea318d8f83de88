/**
 * Accounts and entries of every value: the only place where value moves. Nothing is updated or deleted; entries of a
 * posting sum to zero; a holder's balance is never negative and carries a gapless sequence. docs/ledger.md has the
 * chart of accounts.
 */
package dev.lingka.ledger;
