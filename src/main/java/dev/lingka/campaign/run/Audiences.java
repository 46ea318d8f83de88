package dev.lingka.campaign.run;

import dev.lingka.campaign.design.Design;
import dev.lingka.campaign.design.DesignText;
import dev.lingka.campaign.design.Schedule;
import dev.lingka.campaign.run.AudienceQuery.Condition;
import dev.lingka.campaign.run.RunRepository.DueCampaign;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Begins the runs that are due: the run, everybody who is in it and the moment of the next one in one commit, with one
 * statement for all members. Where members join day by day, each day that nobody was there for is such a commit.
 */
@ApplicationScoped
class Audiences {

    /** A million members take longer than a statement of a request may. */
    private static final String MERCHANT =
            "select set_config('app.merchant', $1, true), set_config('statement_timeout', '10min', true)";

    private static final String BEGIN = "select campaign_begin($1, $2)";

    private final AudienceQuery query;
    private final DesignText texts;
    private final Pool pool;

    Audiences(AudienceQuery query, DesignText texts, Pool pool) {
        this.query = query;
        this.texts = texts;
        this.pool = pool;
    }

    /** Begins it, and all that is due of it then, unless another replica is at it or was faster. */
    Uni<Void> begin(DueCampaign due) {
        Design design = texts.read(due.design());
        ZoneId zone = ZoneId.of(due.timeZone());
        Instant now = due.now();
        Instant moment = Schedule.meant(design, Instant.parse(due.nextAt()), now, zone);
        Optional<Instant> next = Schedule.after(design, moment, zone);
        return query.of(due, design.audience(), LocalDate.ofInstant(moment, zone))
                .chain(condition -> begin(due, design, condition, next))
                .chain(begun -> begun && next.isPresent() && !next.get().isAfter(now)
                        ? begin(due.at(next.get().toString()))
                        : Uni.createFrom().voidItem());
    }

    /** Whether it was begun here. */
    private Uni<Boolean> begin(DueCampaign due, Design design, Condition condition, Optional<Instant> next) {
        JsonObject call = new JsonObject().put("merchant", due.merchantId());
        JsonObject args = new JsonObject()
                .put("campaignId", due.campaignId().toString())
                .put("dueAt", due.nextAt())
                .put("nextAt", next.map(Instant::toString).orElse(null))
                .put("monthly", design.audience().joinsDaily());
        return pool.withTransaction(connection -> connection
                .preparedQuery(MERCHANT)
                .execute(Tuple.of(Integer.toString(due.merchantId())))
                .chain(() -> connection.preparedQuery(BEGIN).execute(Tuple.of(call, args)))
                .map(rows -> rows.iterator().next().getJsonObject(0))
                .chain(begun -> gather(connection, due, design, condition, begun)));
    }

    private Uni<Boolean> gather(
            SqlConnection connection, DueCampaign due, Design design, Condition condition, JsonObject begun) {
        if (!"BEGUN".equals(begun.getString("outcome"))) {
            return Uni.createFrom().item(false);
        }
        UUID runId = UUID.fromString(begun.getString("runId"));
        Gathering gathering = new Gathering(condition, design, due, runId, begun);
        return connection
                .preparedQuery(gathering.sql())
                .execute(Tuple.from(gathering.args()))
                .map(rows -> rows.iterator().next())
                .invoke(counts -> tell(due, runId, counts))
                .replaceWith(true);
    }

    private static void tell(DueCampaign due, UUID runId, Row counts) {
        Log.infof(
                "event=campaign_run merchant=%d campaign=%s run=%s members=%d held_out=%d",
                due.merchantId(), due.campaignId(), runId, counts.getLong("members"), counts.getLong("held_out"));
    }

    /** The statement that puts everybody into a run, with its parameters. */
    private static final class Gathering {

        private static final String INSERT =
                """
                with moment as materialized (
                    select now.at, campaign_due(%8$s::jsonb, 0, now.at, %7$s::text) as due_at
                      from (select app_now()) as now (at)),
                joined as (
                    insert into campaign_audience (merchant_id, run_id, member_id, campaign_id, held_out, since,
                                                   joined_at, due_at, occasion, celebrated_in)
                    select f.merchant_id, %2$s::uuid, f.member_id, %3$s::uuid, h.held_out, %4$s::date, m.at,
                           case when not h.held_out then m.due_at end, %5$s::text, %9$s::date
                      from moment m cross join member_fact f
                     cross join lateral (select campaign_held_out(%3$s::uuid, f.member_id, %6$s::integer)
                                                or f.member_id in (
                                                    select l.member_id from campaign_left_alone($1, %3$s::uuid) l))
                                   h (held_out)
                     where %1$s%10$s
                    on conflict do nothing
                    returning held_out)
                update campaign_run r
                   set members = r.members + j.members, held_out = r.held_out + j.held_out
                  from (select count(*) as members, count(*) filter (where held_out) as held_out from joined) j
                 where r.merchant_id = $1 and r.id = %2$s::uuid
                returning r.members, r.held_out""";
        private static final String WITHIN =
                " and campaign_within(f.merchant_id, %s::uuid, f.member_id, %s::jsonb -> 'limits')";
        /** Which members a limit leaves is chance: another one in every run, that of {@link DryRunRepository}. */
        private static final String MOST =
                """

                     order by md5((select %3$s::text || count(*) from campaign_run o
                                    where o.merchant_id = $1 and o.campaign_id = %3$s::uuid and o.id <> %1$s::uuid)
                                  || f.member_id::text)
                     limit (select greatest(0, %2$s::bigint - r.members) from campaign_run r
                             where r.merchant_id = $1 and r.id = %1$s::uuid)""";

        private final List<Object> args;
        private final String sql;

        Gathering(Condition condition, Design design, DueCampaign due, UUID runId, JsonObject begun) {
            args = new ArrayList<>(condition.args());
            String run = place(runId);
            String campaign = place(due.campaignId());
            String since = place(LocalDate.parse(begun.getString("day")));
            String occasion = place(condition.occasion());
            String share = place(design.holdOutBasisPoints());
            String zone = place(begun.getString("timeZone"));
            String text = place(due.design());
            String celebratedIn = place(condition.celebratedIn());
            sql = INSERT.formatted(
                    condition.sql(),
                    run,
                    campaign,
                    since,
                    occasion,
                    share,
                    zone,
                    text,
                    celebratedIn,
                    limits(design, run, campaign, text));
        }

        private String limits(Design design, String run, String campaign, String text) {
            if (design.limits() == null) {
                return "";
            }
            String within = design.limits().perMember() == null ? "" : WITHIN.formatted(campaign, text);
            return within
                    + Optional.ofNullable(design.limits().perRun())
                            .map(most -> MOST.formatted(run, place(most.longValue()), campaign))
                            .orElse("");
        }

        /** The number of one more parameter. */
        private String place(Object value) {
            args.add(value);
            return "$" + args.size();
        }

        String sql() {
            return sql;
        }

        List<Object> args() {
            return args;
        }
    }
}
