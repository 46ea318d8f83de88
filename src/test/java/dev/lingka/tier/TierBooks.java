package dev.lingka.tier;

import dev.lingka.testing.ScratchDatabase;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** One merchant's tiers on a database of their own, called as the application does. Not for many threads. */
final class TierBooks implements AutoCloseable {

    static final String JOB = "tier-review";
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final ScratchDatabase database;
    private final Connection app;
    private final Connection jobs;
    private final Connection admin;
    private final int merchantId;
    private final UUID storeId;

    TierBooks(ScratchDatabase database) throws SQLException {
        this.database = database;
        storeId = UUID.randomUUID();
        app = database.app();
        jobs = database.jobs();
        admin = database.admin();
        String code = "t" + storeId.toString().substring(0, 8);
        merchantId = Integer.parseInt(
                text(admin, "insert into merchant (code, name) values (?, ?) returning id", code, code));
        text(
                admin,
                "insert into store (merchant_id, id, code, name) values (?, ?, 's', 's') returning id",
                merchantId,
                storeId);
        text(admin, "insert into job_lease values (?, ?, 1, now()) on conflict do nothing returning 1", JOB, storeId);
    }

    int merchantId() {
        return merchantId;
    }

    UUID storeId() {
        return storeId;
    }

    /** Business time is noon in China on this day from now on. */
    void today(LocalDate day) throws SQLException {
        at(day, LocalTime.NOON);
    }

    void at(LocalDate day, LocalTime time) throws SQLException {
        text(
                admin,
                "update app_clock set offset_by = ?::timestamptz - now() returning 1",
                OffsetDateTime.of(day, time, CHINA).toString());
    }

    UUID member(LocalDate joined) throws SQLException {
        return UUID.fromString(text(
                admin,
                "insert into member (merchant_id, id, kind, joined_at) values (?, gen_random_uuid(), 'member',"
                        + " ?::date + time '09:00' at time zone 'Asia/Shanghai') returning id",
                merchantId,
                joined.toString()));
    }

    JsonObject count(TierRules rules, String kind, UUID source, UUID member, LocalDate day, long fen)
            throws SQLException {
        return call(
                "tier_count",
                args(rules, member)
                        .put("kind", kind)
                        .put("sourceId", source.toString())
                        .put("day", day.toString())
                        .put("amountFen", fen)
                        .put("points", kind.equals("sale") ? points(fen) : 0)
                        .put("growth", rules.growth().toArgs()));
    }

    /** What a sale earns here: a point for each yuan. */
    static long points(long fen) {
        return fen / 100;
    }

    /** A sale of today. */
    UUID sale(TierRules rules, UUID member, LocalDate day, long fen) throws SQLException {
        UUID sale = UUID.randomUUID();
        count(rules, "sale", sale, member, day, fen);
        return sale;
    }

    JsonObject takeBack(TierRules rules, String kind, UUID source, UUID member, long totalFen, long fen)
            throws SQLException {
        return call(
                "tier_take_back",
                args(rules, member)
                        .put("kind", kind)
                        .put("sourceId", source.toString())
                        .put("returnId", UUID.randomUUID().toString())
                        .put("totalFen", totalFen)
                        .put("amountFen", fen));
    }

    JsonObject merge(TierRules rules, UUID from, UUID into) throws SQLException {
        return call(
                "tier_merge",
                new JsonObject()
                        .put("fromMember", from.toString())
                        .put("intoMember", into.toString())
                        .put("rules", rules.toArgs()));
    }

    JsonObject place(TierRules rules, UUID member, String level, OffsetDateTime until) throws SQLException {
        return call(
                "tier_place",
                args(rules, member)
                        .put("level", level)
                        .put("until", until.toString())
                        .put("reason", "thanks")
                        .put("actor", "staff:1"));
    }

    JsonObject use(TierRules rules, UUID member, String benefit, int perPeriod, String period) throws SQLException {
        JsonObject grant = new JsonObject().put("perPeriod", perPeriod).put("period", period);
        JsonObject grants = new JsonObject();
        rules.levels().forEach(level -> grants.put(level.code(), grant));
        return call(
                "tier_benefit_use",
                args(rules, member)
                        .put("useId", UUID.randomUUID().toString())
                        .put("benefit", benefit)
                        .put("actor", "staff:1")
                        .put("grants", grants));
    }

    /** One step of the review as of now; answers how many were looked at. */
    int step(TierRules rules, int limit) throws SQLException {
        return step(rules, limit, 1);
    }

    int step(TierRules rules, int limit, long fencing) throws SQLException {
        return Integer.parseInt(text(
                jobs,
                "select tier_review_step(?, ?, ?, ?::jsonb, app_now(), ?)",
                JOB,
                fencing,
                merchantId,
                rules.toArgs().encode(),
                limit));
    }

    /** The whole review of now. */
    void review(TierRules rules, int limit) throws SQLException {
        int looked;
        do {
            looked = step(rules, limit);
        } while (looked > 0);
    }

    /** Gives free places of a level as long as somebody waits for one. */
    void fill(TierRules rules, String level) throws SQLException {
        String given;
        do {
            given = text(
                    jobs,
                    "select tier_place_fill(?, 1, ?, ?::jsonb, ?)",
                    JOB,
                    merchantId,
                    rules.toArgs().encode(),
                    level);
        } while ("t".equals(given));
    }

    /** The level that counts now. */
    String level(TierRules rules, UUID member) throws SQLException {
        String standing = text(app, "select tier_standing(?, ?)", merchantId, member);
        return standing == null ? rules.levels().get(0).code() : new JsonObject(standing).getString("level");
    }

    /** The row's column as text; null when it is null or there is no row. */
    String column(UUID member, String column) throws SQLException {
        return ask(
                "select " + column + "::text from tier_member where merchant_id = ? and member_id = ?",
                merchantId,
                member);
    }

    long growth(UUID member) throws SQLException {
        String balance = ask(
                "select balance from ledger_account where merchant_id = ? and holder_id = ? and asset = 'growth'",
                merchantId,
                member);
        return balance == null ? 0 : Long.parseLong(balance);
    }

    /** What the superuser sees. */
    String ask(String sql, Object... parameters) throws SQLException {
        return text(admin, sql, parameters);
    }

    /** Another connection to the same books, for another thread. */
    TierBooks again() throws SQLException {
        return new TierBooks(this);
    }

    private TierBooks(TierBooks other) throws SQLException {
        database = other.database;
        app = database.app();
        jobs = database.jobs();
        admin = database.admin();
        merchantId = other.merchantId;
        storeId = other.storeId;
    }

    Connection jobs() {
        return jobs;
    }

    private JsonObject args(TierRules rules, UUID member) {
        return new JsonObject()
                .put("memberId", member.toString())
                .put("storeId", storeId.toString())
                .put("rules", rules.toArgs());
    }

    private JsonObject call(String function, JsonObject args) throws SQLException {
        JsonObject call = new JsonObject()
                .put("merchant", merchantId)
                .put("principal", "system")
                .put("key", UUID.randomUUID().toString())
                .put("hash", "h");
        return new JsonObject(text(app, "select " + function + "(?::jsonb, ?::jsonb)", call.encode(), args.encode()));
    }

    private static String text(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        app.close();
        jobs.close();
        admin.close();
    }
}
