/**
 * The two doors to the database: money functions called once through the reactive client, and Panache transactions
 * that see one merchant only. No operation uses both.
 */
package dev.lingka.shared.database;
