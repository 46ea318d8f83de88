package dev.lingka.shared.database;

/**
 * Rows that may go.
 *
 * @param condition SQL over the table, on an indexed time
 */
public record Expired(String table, String condition) {}
