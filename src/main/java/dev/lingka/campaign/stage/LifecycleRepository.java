package dev.lingka.campaign.stage;

import dev.lingka.member.lifecycle.LifecycleRules;
import dev.lingka.shared.MerchantId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;

/** Which merchants' days are due, and the steps of a day: over all merchants, for the job. */
@ApplicationScoped
class LifecycleRepository {

    private static final String DUE =
            """
            select m.id, (app_now() at time zone m.time_zone)::date as day from merchant m
             where m.status = 'active' and m.created_at <= app_now()
               and lifecycle_due(m.id, m.time_zone)
             order by m.id""";

    private static final String STEP = "select lifecycle_step($1, $2, $3, $4, $5)";

    private final Pool pool;

    LifecycleRepository(@ReactiveDataSource("jobs") Pool pool) {
        this.pool = pool;
    }

    /** One merchant's day, in its own zone. */
    record MerchantDay(MerchantId merchant, LocalDate day) {}

    Uni<List<MerchantDay>> due() {
        return pool.query(DUE).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new MerchantDay(new MerchantId(row.getInteger("id")), row.getLocalDate("day")))
                .toList());
    }

    /** True when all members were seen. Fails with LK002 when another holder of the lease has come since. */
    Uni<Boolean> step(long fencing, MerchantDay day, LifecycleRules rules, int limit) {
        JsonObject days = new JsonObject()
                .put("atRiskDays", rules.atRiskDays())
                .put("sleepingDays", rules.sleepingDays())
                .put("lostDays", rules.lostDays());
        return pool.preparedQuery(STEP)
                .execute(Tuple.of(fencing, day.merchant().merchantId(), day.day(), days, limit))
                .map(rows -> rows.iterator().next().getJsonObject(0).getBoolean("finished"));
    }
}
