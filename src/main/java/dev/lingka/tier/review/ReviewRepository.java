package dev.lingka.tier.review;

import dev.lingka.shared.MerchantId;
import dev.lingka.tier.TierRules;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** The steps of the review, over all merchants; each is one call and one commit. */
@ApplicationScoped
class ReviewRepository {

    private static final String DUE =
            """
            select m.id from merchant m
             where m.created_at <= app_now()
               and (exists (select from tier_member t
                             where t.merchant_id = m.id and t.due_at <= app_now() - $1 * interval '1 millisecond')
                    or exists (select from tier_waiting w where w.merchant_id = m.id))
             order by m.id""";
    private static final String STEP =
            "select tier_review_step($1, $2, $3, $4, app_now() - $5 * interval '1 millisecond', $6) as n";
    private static final String AWAITED = "select distinct level from tier_waiting where merchant_id = $1";
    private static final String FILL = "select tier_place_fill($1, $2, $3, $4, $5) as given";

    private final Pool pool;

    ReviewRepository(@ReactiveDataSource("jobs") Pool pool) {
        this.pool = pool;
    }

    /** A run that holds the lease. */
    record Run(String job, long fencing, Duration after) {}

    /** Merchants with somebody to look at. */
    Uni<List<MerchantId>> due(Duration after) {
        return pool.preparedQuery(DUE).execute(Tuple.of(after.toMillis())).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new MerchantId(row.getInteger("id")))
                .toList());
    }

    /** Looks at so many members at most; answers how many there were. */
    Uni<Integer> step(Run run, MerchantId merchant, TierRules rules, int limit) {
        Tuple parameters = Tuple.tuple()
                .addString(run.job())
                .addLong(run.fencing())
                .addInteger(merchant.merchantId())
                .addJsonObject(rules.toArgs())
                .addLong(run.after().toMillis())
                .addInteger(limit);
        return pool.preparedQuery(STEP).execute(parameters).map(rows -> first(rows)
                .getInteger("n"));
    }

    /** Levels that somebody waits for. */
    Uni<List<String>> awaited(MerchantId merchant) {
        return pool.preparedQuery(AWAITED)
                .execute(Tuple.of(merchant.merchantId()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("level"))
                        .toList());
    }

    /** Gives one free place to the first who waits; true when there may be another. */
    Uni<Boolean> fill(Run run, MerchantId merchant, TierRules rules, String level) {
        return pool.preparedQuery(FILL)
                .execute(Tuple.of(run.job(), run.fencing(), merchant.merchantId(), rules.toArgs(), level))
                .map(rows -> first(rows).getBoolean("given"));
    }

    private static Row first(Iterable<Row> rows) {
        return rows.iterator().next();
    }
}
