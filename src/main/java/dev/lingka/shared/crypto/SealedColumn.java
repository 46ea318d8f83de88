package dev.lingka.shared.crypto;

/**
 * A column whose values the vault has sealed.
 *
 * @param row the column that names the row in a value's {@link Vault.Place}
 */
public record SealedColumn(String table, String column, String row) {}
