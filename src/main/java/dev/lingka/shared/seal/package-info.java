/**
 * Tamper evidence: rows of append-only tables are sealed in batches in a chain of hashes per merchant, behind the
 * writers and never in their way. A feature registers a view of its rows in {@code seal_chain}.
 */
package dev.lingka.shared.seal;
