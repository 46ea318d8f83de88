/**
 * Whether the ledger's invariants hold, for auditors over HTTP and for merchants as a command: what was looked at, and
 * every breach by name.
 */
package dev.lingka.ledger.verification;
