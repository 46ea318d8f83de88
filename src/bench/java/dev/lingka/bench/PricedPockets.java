package dev.lingka.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The programme that {@link PriceBench} charges under, and what its members need in their pockets: points through the
 * function that gives them, coupons written past HTTP.
 */
final class PricedPockets implements AutoCloseable {

    private static final JsonObject NAME = new JsonObject().put("zh", "压测").put("en", "bench");
    private static final JsonObject TIERS = new JsonObject()
            .put(
                    "levels",
                    new JsonArray()
                            .add(new JsonObject()
                                    .put("code", "friend")
                                    .put("name", NAME)
                                    .put("discountBasisPoints", 9_500)));
    private static final JsonObject TEMPLATE = new JsonObject()
            .put("code", "five-off")
            .put("name", NAME)
            .put("kind", "cash")
            .put("value", new JsonObject().put("fen", 500))
            .put("conditions", new JsonObject().put("minimumFen", 2_000))
            .put("validity", new JsonObject().put("rolling", new JsonObject().put("days", 30)));
    private static final String POINTS =
            """
            select points_earn(?, 'system', ?, 'seed', gen_random_uuid(), ?, current_date, jsonb_build_object(
                'window', 'receipt', 'debt', 'next_earning', 'rates', jsonb_build_array(jsonb_build_object(
                    'code', 'seed', 'paidFen', ?::bigint, 'points', 1, 'perFen', 1, 'basisPoints', 10000))))""";
    private static final String COUPONS =
            """
            insert into coupon (merchant_id, id, member_id, template, programme_version, terms, code_hash, valid_from,
                                valid_until, granted_at, granted_by, granted_to, source_kind, source_id)
            select ?, uuid_v7(), ?, 'five-off', ?, ?::jsonb, gen_random_uuid()::text, now() - interval '1 hour',
                   now() + interval '30 days', now(), 'system', ?, 'bench', gen_random_uuid()::text
              from generate_series(1, ?) returning id""";

    private final Connection database;
    private final Map<UUID, Deque<UUID>> coupons = new HashMap<>();
    private int version;
    private JsonObject terms;

    PricedPockets(String psql) throws SQLException {
        database = DriverManager.getConnection("jdbc:" + psql.replace("postgres@", ""), "postgres", "");
        database.setAutoCommit(false);
    }

    /** Puts tier discount and coupons into force beside the preset's points, by two people. */
    void publish(URI application, URI identity) throws IOException, InterruptedException {
        JsonObject inForce = Rules.publish(application, identity, document -> {
            document.put("tiers", TIERS);
            document.getJsonObject("coupons").getJsonArray("templates").add(TEMPLATE);
        });
        version = inForce.getInteger("version");
        JsonArray templates =
                inForce.getJsonObject("document").getJsonObject("coupons").getJsonArray("templates");
        terms = templates.getJsonObject(templates.size() - 1);
    }

    int version() {
        return version;
    }

    /** Points and coupons for so many priced charges of each card. */
    void fill(List<Seed.Card> cards, UUID storeId, int charges) throws SQLException {
        for (Seed.Card card : cards) {
            open(card.merchantId());
            try (PreparedStatement points = database.prepareStatement(POINTS)) {
                points.setInt(1, card.merchantId());
                points.setObject(2, card.memberId());
                points.setObject(3, storeId);
                points.setLong(4, PriceBench.POINTS * (long) charges);
                points.execute();
            }
            coupons(card, charges);
            database.commit();
        }
        try (PreparedStatement analyze = database.prepareStatement("analyze")) {
            analyze.execute();
        }
        database.commit();
    }

    private void coupons(Seed.Card card, int count) throws SQLException {
        try (PreparedStatement pieces = database.prepareStatement(COUPONS)) {
            pieces.setInt(1, card.merchantId());
            pieces.setObject(2, card.memberId());
            pieces.setInt(3, version);
            pieces.setString(4, terms.encode());
            pieces.setObject(5, card.memberId());
            pieces.setInt(6, count);
            try (ResultSet ids = pieces.executeQuery()) {
                Deque<UUID> pocket = coupons.computeIfAbsent(card.id(), any -> new ArrayDeque<>());
                while (ids.next()) {
                    pocket.add(ids.getObject(1, UUID.class));
                }
            }
        }
    }

    /** A coupon of that card that was not used yet. */
    synchronized UUID take(Seed.Card card) {
        return coupons.get(card.id()).remove();
    }

    private void open(int merchantId) throws SQLException {
        try (PreparedStatement open = database.prepareStatement("select set_config('app.merchant', ?, true)")) {
            open.setString(1, Integer.toString(merchantId));
            open.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
