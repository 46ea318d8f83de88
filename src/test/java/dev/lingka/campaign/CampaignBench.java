package dev.lingka.campaign;

import dev.lingka.shared.Ids;
import dev.lingka.testing.SqlBench;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A merchant with members and their facts, at the level of the SQL functions. */
public final class CampaignBench extends SqlBench {

    public final int merchant;

    public CampaignBench() {
        merchant = Integer.parseInt(one("insert into merchant (code, name) values ('tea', 'Tea') returning id"));
    }

    /** Members who agreed to marketing, and stand on that stage. */
    public List<UUID> members(int count, String stage) {
        return Stream.generate(() -> member(stage)).limit(count).toList();
    }

    private UUID member(String stage) {
        UUID id = Ids.next();
        run("insert into member (merchant_id, id, kind, joined_at) values (?, ?, 'member', now())", merchant, id);
        run(
                "insert into member_consent (merchant_id, member_id, document, version, granted, channel)"
                        + " values (?, ?, 'marketing', '1', true, 'mini_program')",
                merchant,
                id);
        run(
                "insert into member_fact (merchant_id, member_id, bucket, stage) values (?, ?, 0, ?)"
                        + " on conflict (merchant_id, member_id) do update set stage = excluded.stage",
                merchant,
                id,
                stage);
        return id;
    }

    /** So many days ago in the merchant's zone; null for never. */
    public void visited(UUID member, Integer daysAgo, int visits, Double gap) {
        run(
                "update member_fact set joined_day = (app_now() at time zone 'Asia/Shanghai')::date - 400,"
                        + " first_sale_day = (app_now() at time zone 'Asia/Shanghai')::date - cast(? as integer),"
                        + " last_sale_day = (app_now() at time zone 'Asia/Shanghai')::date - cast(? as integer),"
                        + " visits = ?, sales = ?, usual_gap_days = cast(? as numeric) where member_id = ?",
                daysAgo,
                daysAgo,
                visits,
                visits,
                gap,
                member);
    }

    /** A campaign that runs, with everybody of that stage in its one run; the run. */
    public UUID run(JsonObject design, String stage) {
        UUID campaign = Ids.next();
        UUID run = Ids.next();
        run(
                "insert into campaign (merchant_id, id, state, design, created_by, created_at, started_at)"
                        + " values (?, ?, 'running', cast(? as jsonb), 'staff:1', now(), now())",
                merchant,
                campaign,
                design.encode());
        run(
                "insert into campaign_run (merchant_id, id, campaign_id, period, design, time_zone, day, started_at)"
                        + " values (?, ?, ?, 'once', cast(? as jsonb), 'Asia/Shanghai', current_date, now())",
                merchant,
                run,
                campaign,
                design.encode());
        run(
                "insert into campaign_audience (merchant_id, run_id, member_id, campaign_id, held_out, since, joined_at,"
                        + " due_at) select f.merchant_id, ?, f.member_id, cast(? as uuid), h, current_date - 60,"
                        + " now() - interval '60 days', case when not h then now() - interval '60 days' end"
                        + " from member_fact f cross join lateral campaign_held_out(cast(? as uuid), f.member_id, ?) h"
                        + " where f.merchant_id = ? and f.stage = ?",
                run,
                campaign,
                campaign,
                design.getInteger("holdOutBasisPoints"),
                merchant,
                stage);
        return run;
    }

    /** One batch, on a connection of its own, as the application does it. */
    public JsonObject step(UUID run, int limit) {
        try (Connection connection = database.app()) {
            return step(connection, run, limit);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public JsonObject step(Connection connection, UUID run, int limit) throws SQLException {
        JsonArray pieces = new JsonArray();
        IntStream.range(0, limit)
                .forEach(i -> pieces.add(new JsonObject()
                        .put("couponId", Ids.next().toString())
                        .put("codeHash", Ids.next().toString())));
        JsonObject args = new JsonObject()
                .put("runId", run.toString())
                .put("limit", limit)
                .put("pieces", pieces)
                .put("programmeVersion", 1)
                .put("noticeDays", 3)
                .put("templates", new JsonObject().put("v5", template("v5")).put("v10", template("v10")));
        JsonObject call = new JsonObject()
                .put("merchant", merchant)
                .put("principal", "system")
                .put("key", "campaign:" + run)
                .put("hash", "campaign");
        return call(connection, "campaign_step", call, args);
    }

    private static JsonObject template(String code) {
        return new JsonObject()
                .put("name", new JsonObject().put("zh", "券 " + code).put("en", "coupon " + code))
                .put(
                        "terms",
                        new JsonObject()
                                .put("code", code)
                                .put("kind", "cash")
                                .put("value", new JsonObject().put("fen", 500))
                                .put("validity", new JsonObject().put("rolling", new JsonObject().put("days", 30))));
    }

    /** Two steps for everybody: a coupon with a word, and another coupon after it. Half are left alone. */
    public static JsonObject design() {
        JsonObject words = new JsonObject().put("zh", "送您{coupon}").put("en", "Here is {coupon}");
        return new JsonObject()
                .put("name", new JsonObject().put("zh", "唤醒").put("en", "Wake-up"))
                .put("audience", new JsonObject().put("stages", new JsonArray().add("sleeping")))
                .put(
                        "steps",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("code", "first")
                                        .put("afterDays", 0)
                                        .put("costFen", 500)
                                        .put("gives", new JsonObject().put("coupon", "v5"))
                                        .put(
                                                "says",
                                                new JsonObject()
                                                        .put("title", words)
                                                        .put("text", words)))
                                .add(new JsonObject()
                                        .put("code", "second")
                                        .put("afterDays", 0)
                                        .put("costFen", 1_000)
                                        .put("gives", new JsonObject().put("coupon", "v10"))))
                .put("holdOutBasisPoints", 5_000)
                .put("effectDays", 30)
                .put("value", 500);
    }

    /** How often members have so many rows of a table, as {@code rows:members} in order. */
    public List<String> rowsPerMember(String table, String condition, UUID run) {
        return all(
                "select n || ':' || count(*) from (select a.member_id, count(t.member_id) as n from campaign_audience a"
                        + " left join " + table + " t on t.member_id = a.member_id and " + condition
                        + " where a.run_id = ? and not a.held_out group by a.member_id) x group by n order by n",
                run);
    }
}
