/**
 * Scheduled work that several replicas may start and one does: leases in PostgreSQL with a fencing number, on real
 * time.
 */
package dev.lingka.shared.job;
