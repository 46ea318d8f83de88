package dev.lingka.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/** Members with cards in the demo's merchant {@code tea}, written past HTTP but through the ledger's own functions. */
final class Seed implements AutoCloseable {

    static final String MERCHANT = "tea";
    /** As many cards at first; then as many as there are, because a statement keeps the plan of its beginning. */
    private static final int FIRST = 1_000;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String CARDS =
            """
            with fresh as materialized (
                select m.id as merchant_id, uuid_v7() as member_id, uuid_v7() as card_id, present.cards + n as place
                  from merchant m
                 cross join lateral (select count(*) as cards from card c where c.merchant_id = m.id) present
                 cross join generate_series(1, %1$d) as n
                 where m.code = '%2$s'),
            people as (
                insert into member (merchant_id, id, kind) select merchant_id, member_id, 'member' from fresh)
            insert into card (merchant_id, id, member_id, kind, number, code_number, balance_cap_fen, programme_version)
            select merchant_id, card_id, member_id, 'standard', lpad((8800000000000000 + place)::text, 16, '0'),
                   100000000 + place, 500000, 1
              from fresh""";
    private static final String MONEY =
            """
            do $$
            declare
                v_card card;
            begin
                for v_card in select c.* from card c join merchant m on m.id = c.merchant_id
                               where m.code = '%2$s' and not exists (
                                   select from ledger_account a
                                    where a.merchant_id = c.merchant_id and a.holder_id = c.id) loop
                    perform set_config('app.merchant', v_card.merchant_id::text, true);
                    perform ledger_open(v_card.merchant_id, 'card', v_card.id);
                    perform ledger_post(v_card.merchant_id,
                        jsonb_build_object('key', 'seed:' || v_card.id, 'kind', 'recharge', 'sourceKind', 'recharge',
                                           'actor', 'system'),
                        jsonb_build_array(
                            jsonb_build_object('holder', v_card.id, 'asset', 'principal', 'amount', %1$d),
                            jsonb_build_object('counter', 'bank', 'asset', 'principal', 'amount', -%1$d),
                            jsonb_build_object('holder', v_card.id, 'asset', 'bonus', 'amount', %1$d / 10),
                            jsonb_build_object('counter', 'bonus_cost', 'asset', 'bonus', 'amount', -%1$d / 10)));
                end loop;
            end $$""";
    private static final String KNOWN =
            """
            select c.merchant_id, c.id, c.member_id, c.code_number from card c join merchant m on m.id = c.merchant_id
             where m.code = '%s' and c.number like '88%%' order by c.number limit %d""";

    private final Connection database;
    private final PrivateKey key;
    private final Properties kept = new Properties();

    Seed(String psql, Path kept) throws SQLException, IOException, GeneralSecurityException {
        database = DriverManager.getConnection("jdbc:" + psql.replace("postgres@", ""), "postgres", "");
        try (Reader reader = Files.newBufferedReader(kept)) {
            this.kept.load(reader);
        }
        key = privateKey();
    }

    record Card(int merchantId, UUID id, UUID memberId, long codeNumber) {}

    /** So many cards, each with this much principal in fen and a tenth as bonus; those there are count among them. */
    List<Card> cards(int count, long principalFen) throws SQLException {
        if (one("select id from merchant where code = ?", MERCHANT) == null) {
            throw new IllegalStateException("the demo's merchant " + MERCHANT + " was not loaded");
        }
        int present = list(count).size();
        try (Statement statement = database.createStatement()) {
            while (present < count) {
                int next = Math.min(count - present, Math.max(FIRST, present));
                statement.execute(CARDS.formatted(next, MERCHANT));
                statement.execute(MONEY.formatted(principalFen, MERCHANT));
                statement.execute("analyze");
                present += next;
            }
        }
        return list(count);
    }

    private List<Card> list(int count) throws SQLException {
        List<Card> cards = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(KNOWN.formatted(MERCHANT, count))) {
            while (row.next()) {
                cards.add(new Card(
                        row.getInt(1), row.getObject(2, UUID.class), row.getObject(3, UUID.class), row.getLong(4)));
            }
        }
        return cards;
    }

    /** Throws when a commit could be lost: figures would be worth nothing. */
    void requireDurable() throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if (!"on".equals(one("show " + setting))) {
                throw new IllegalStateException(setting + " is off: figures would be worth nothing");
            }
        }
    }

    /** The first column of the first row, as text. */
    String one(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    /** An access token for each card's member, such as the server signs: same key, same claims. */
    List<String> tokens(List<Card> cards) {
        return cards.parallelStream().map(this::token).toList();
    }

    private String token(Card card) {
        long now = Instant.now().getEpochSecond();
        JsonObject claims = new JsonObject()
                .put("iss", "lingka")
                .put("aud", "lingka-member")
                .put("sub", card.memberId().toString())
                .put("merchant", card.merchantId())
                .put("kind", "member")
                .put("identity", UUID.randomUUID().toString())
                .put("sid", UUID.randomUUID().toString())
                .put("token_use", "access")
                .put("iat", now)
                .put("exp", now + 3_600);
        String signed = part(new JsonObject().put("alg", "RS256").put("typ", "JWT")) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.UTF_8));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA is in every Java", e);
        }
    }

    private static String part(JsonObject json) {
        return BASE64.encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    /** What the embedded parts keep over a restart. */
    String kept(String name) {
        return kept.getProperty(name);
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        String pkcs8 = kept("member-token");
        byte[] encoded = Base64.getDecoder().decode(pkcs8.substring(0, pkcs8.indexOf(':')));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
