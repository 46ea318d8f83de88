package dev.lingka.member;

import dev.lingka.shared.crypto.PhoneNumber;
import dev.lingka.shared.crypto.SecretConfig;
import dev.lingka.shared.crypto.Vault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Phone numbers of members, sealed as the application seals them, without asking it for each. */
public final class BenchPhones {

    private static final int BATCH = 1_000;
    private static final String KEY =
            "insert into member_key (merchant_id, id, member_id, key_sealed) values (?, ?, ?, ?)";
    private static final String PHONE =
            "update member set phone_sealed = ?, phone_index = ?, phone_key_id = ?, phone_at = app_now()"
                    + " where merchant_id = ? and id = ?";

    private final Vault vault;
    private final PersonVault people;
    private final int merchantId;

    public BenchPhones(String masterKey, String indexKey, int merchantId) {
        vault = new Vault(new Secrets(masterKey, indexKey, Optional.empty()));
        people = new PersonVault(vault);
        this.merchantId = merchantId;
    }

    /** Gives each of the members a number of their own. */
    public void give(Connection database, List<UUID> members) throws SQLException {
        database.setAutoCommit(false);
        try (PreparedStatement keys = database.prepareStatement(KEY);
                PreparedStatement phones = database.prepareStatement(PHONE)) {
            for (int i = 0; i < members.size(); i++) {
                add(keys, phones, members.get(i), i);
                if ((i + 1) % BATCH == 0 || i + 1 == members.size()) {
                    keys.executeBatch();
                    phones.executeBatch();
                    database.commit();
                }
            }
        }
        database.setAutoCommit(true);
    }

    private void add(PreparedStatement keys, PreparedStatement phones, UUID member, int place) throws SQLException {
        PhoneNumber number = new PhoneNumber(String.format(Locale.ROOT, "+86139%08d", place));
        PersonKey key = people.newKey();
        keys.setInt(1, merchantId);
        keys.setObject(2, key.id());
        keys.setObject(3, member);
        keys.setString(4, people.sealed(merchantId, key));
        keys.addBatch();
        phones.setString(1, key.seal(number.value(), MemberService.PHONE));
        phones.setString(2, number.index(vault, merchantId));
        phones.setObject(3, key.id());
        phones.setInt(4, merchantId);
        phones.setObject(5, member);
        phones.addBatch();
    }

    private record Secrets(String masterKey, String indexKey, Optional<List<String>> previousKeys)
            implements SecretConfig {}
}
