package dev.lingka.campaign.run;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.MerchantId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What is due: over all merchants, for the job. */
@ApplicationScoped
class RunRepository {

    /** Who means members by their stages waits for those of the day. */
    private static final String BEGINNINGS =
            """
            select c.merchant_id, c.id, c.design, c.next_at, m.time_zone, app_now() as now
              from campaign c join merchant m on m.id = c.merchant_id
             where c.state = 'running' and c.next_at <= app_now() and m.status = 'active'
               and not (lifecycle_due(m.id, m.time_zone) and campaign_by_stage(m.id, c.design))
             order by c.next_at, c.id limit 100""";
    /**
     * Those of the highest value first, so that they are the ones whose words a member's share of messages holds; one
     * of each merchant before the second of any.
     */
    static final String RUNS =
            """
            select r.merchant_id, r.id, r.design, r.time_zone
              from campaign_run r
              join campaign c on c.merchant_id = r.merchant_id and c.id = r.campaign_id
              join merchant m on m.id = r.merchant_id
             where r.state = 'running' and m.status = 'active'
               and (c.state = 'stopped'
                    or (c.state = 'running' and campaign_open(r.design, r.time_zone)
                        and (campaign_through(r) or exists (
                            select from campaign_audience a
                             where a.merchant_id = r.merchant_id and a.run_id = r.id and a.due_at <= app_now()))))
             order by row_number() over (
                          partition by r.merchant_id order by (r.design ->> 'value')::integer desc, r.id), r.id
             limit 1000""";

    private final Pool pool;

    RunRepository(@ReactiveDataSource("jobs") Pool pool) {
        this.pool = pool;
    }

    /** A campaign of which a run begins now, by the clock that said so: ours may be behind for a moment. */
    record DueCampaign(
            MerchantId merchant, UUID campaignId, JsonObject design, String nextAt, String timeZone, Instant now)
            implements InMerchant {

        @Override
        public int merchantId() {
            return merchant.merchantId();
        }

        /** The same, due then. */
        DueCampaign at(String later) {
            return new DueCampaign(merchant, campaignId, design, later, timeZone, now);
        }
    }

    /** A run with something to do. */
    record DueRun(MerchantId merchant, UUID id, JsonObject design, String timeZone) implements InMerchant {

        @Override
        public int merchantId() {
            return merchant.merchantId();
        }
    }

    Uni<List<DueCampaign>> beginnings() {
        return pool.query(BEGINNINGS).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new DueCampaign(
                        merchant(row),
                        row.getUUID("id"),
                        row.getJsonObject("design"),
                        row.getOffsetDateTime("next_at").toInstant().toString(),
                        row.getString("time_zone"),
                        row.getOffsetDateTime("now").toInstant()))
                .toList());
    }

    Uni<List<DueRun>> runs() {
        return pool.query(RUNS).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new DueRun(
                        merchant(row), row.getUUID("id"), row.getJsonObject("design"), row.getString("time_zone")))
                .toList());
    }

    private static MerchantId merchant(Row row) {
        return new MerchantId(row.getInteger("merchant_id"));
    }
}
