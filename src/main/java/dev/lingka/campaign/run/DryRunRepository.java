package dev.lingka.campaign.run;

import dev.lingka.campaign.design.Design;
import dev.lingka.campaign.run.AudienceQuery.Condition;
import dev.lingka.campaign.run.DryRunView.Gift;
import dev.lingka.campaign.run.DryRunView.Sample;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads who would be in a run. */
@ApplicationScoped
class DryRunRepository {

    /**
     * 1: the condition, 2: campaign, 3: share of the hold-out, 4: design, 5: the most members. Whom a limit leaves is
     * the chance of a run that begins now: see {@link Audiences}.
     */
    private static final String WHO =
            """
            with who as materialized (
                select f.member_id, f.stage, f.last_sale_day, f.visits, h.held_out
                  from member_fact f
                 cross join lateral (select campaign_held_out(%2$s::uuid, f.member_id, %3$s::integer)
                                            or f.member_id in (
                                                select l.member_id from campaign_left_alone($1, %2$s::uuid) l))
                               h (held_out)
                 where %1$s and campaign_within(f.merchant_id, %2$s::uuid, f.member_id, %4$s::jsonb -> 'limits')
                 order by case when %5$s::bigint is not null
                               then md5((select %2$s::text || count(*) from campaign_run o
                                          where o.merchant_id = $1 and o.campaign_id = %2$s::uuid)
                                        || f.member_id::text) end, f.member_id
                 limit %5$s::bigint)
            """;

    /** Consent and opt-out as message_refusal tells them, for all members at once. */
    private static final String COUNTS = WHO
            + """
            select count(*) as members, count(*) filter (where who.held_out) as held_out,
                   count(*) filter (where not who.held_out and c.granted is not true) as no_consent,
                   count(*) filter (where not who.held_out and c.granted and p.marketing_off_at >= c.given_at)
                       as opted_out
              from who
              left join lateral (
                  select m.granted, m.given_at from member_consent m
                   where m.merchant_id = $1 and m.member_id = who.member_id and m.document = 'marketing'
                   order by m.id desc limit 1) c on not who.held_out
              left join message_preference p on p.merchant_id = $1 and p.member_id = who.member_id""";

    /** What a step would give a member who is asked one by one only where it depends on what they bought. */
    private static final String COUPON =
            """
            case when s.value #> '{gives,favourites}' <> 'null'
                            then campaign_favourite($1, who.member_id, s.value -> 'gives')
                            else s.value #>> '{gives,coupon}' end as coupon""";

    private static final String GIFTS = WHO
            + "select s.value ->> 'code' as step, "
            + COUPON
            + """
            , least(count(*), (%4$s::jsonb #>> '{limits,stock}')::bigint) as members
              from who cross join jsonb_array_elements(%4$s::jsonb -> 'steps') with ordinality as s
             where not who.held_out and s.value -> 'gives' is not null
             group by s.ordinality, 1, 2 order by s.ordinality, 2""";
    private static final String SAMPLE = WHO
            + "select who.*, (select coalesce(array_agg(g.coupon order by g.place)"
            + " filter (where g.coupon is not null), '{}') from (select "
            + COUPON
            + """
            , s.ordinality as place
                                 from jsonb_array_elements(%4$s::jsonb -> 'steps') with ordinality as s) g) as coupons
              from who order by who.member_id limit 20""";

    private final MerchantReads reads;

    DryRunRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /** What is asked for. */
    record Wish(UUID campaignId, Condition condition, Design design, JsonObject text) {}

    record Counts(long members, long heldOut, long noConsent, long optedOut) {}

    Uni<Counts> counts(InMerchant merchant, Wish wish) {
        Query query = new Query(COUNTS, wish);
        return reads.list(
                        merchant,
                        query.sql,
                        query.parameters,
                        row -> new Counts(
                                row.getLong("members"),
                                row.getLong("held_out"),
                                row.getLong("no_consent"),
                                row.getLong("opted_out")))
                .map(rows -> rows.get(0));
    }

    Uni<List<Gift>> gifts(InMerchant merchant, Wish wish) {
        Query query = new Query(GIFTS, wish);
        return reads.list(
                merchant,
                query.sql,
                query.parameters,
                row -> new Gift(row.getString("step"), row.getString("coupon"), row.getLong("members")));
    }

    Uni<List<Sample>> sample(InMerchant merchant, Wish wish) {
        Query query = new Query(SAMPLE, wish);
        return reads.list(merchant, query.sql, query.parameters, DryRunRepository::sample);
    }

    private static Sample sample(Row row) {
        return new Sample(
                row.getUUID("member_id"),
                row.getBoolean("held_out"),
                row.getString("stage"),
                row.getLocalDate("last_sale_day"),
                row.getLong("visits"),
                List.of(row.getArrayOfStrings("coupons")));
    }

    /** A statement with its parameters behind those of the condition. */
    private static final class Query {

        private final String sql;
        private final Tuple parameters;

        Query(String pattern, Wish wish) {
            List<Object> args = new ArrayList<>(wish.condition().args());
            int known = args.size();
            args.add(wish.campaignId());
            args.add(wish.design().holdOutBasisPoints());
            args.add(wish.text());
            args.add(most(wish.design()));
            sql = pattern.formatted(
                    wish.condition().sql(), "$" + (known + 1), "$" + (known + 2), "$" + (known + 3), "$" + (known + 4));
            parameters = Tuple.from(args);
        }

        /** Null for no limit. */
        private static Long most(Design design) {
            return design.limits() == null || design.limits().perRun() == null
                    ? null
                    : Long.valueOf(design.limits().perRun());
        }
    }
}
