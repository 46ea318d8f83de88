/**
 * Start-up only: finds out what is not configured, has it started as an embedded part or refuses, and then runs
 * Quarkus.
 * Nothing else lives in the root package; the parts themselves come from another source root, found by name.
 */
package dev.lingka;
