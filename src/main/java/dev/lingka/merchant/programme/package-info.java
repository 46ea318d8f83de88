/**
 * The merchant's rules: one versioned document, in force from a moment, of which each feature owns a section. It
 * guarantees that only a valid document is published, by two people, and that a published one never changes.
 */
package dev.lingka.merchant.programme;
