package dev.lingka.reward.grant;

import dev.lingka.reward.rule.Occasion;
import dev.lingka.shared.MerchantId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Whose day it is, and how far a day's run has come: over all merchants, for the job. */
@ApplicationScoped
class BirthdayRepository {

    private static final String TODAY =
            """
            select m.id, (app_now() at time zone m.time_zone)::date as day from merchant m
             where m.status = 'active' and m.created_at <= app_now() order by m.id""";
    private static final String FINISHED =
            """
            select exists (select from reward_birthday_run
                            where merchant_id = $1 and day = $2 and occasion = $3 and finished_at is not null)""";
    private static final String NEXT = "select reward_birthday_next($1, $2, $3, $4, $5, $6)";
    private static final String DONE = "select reward_birthday_done($1, $2, $3, $4, $5, $6)";

    private final Pool pool;

    BirthdayRepository(@ReactiveDataSource("jobs") Pool pool) {
        this.pool = pool;
    }

    /** One merchant's day, in its own zone. */
    record MerchantDay(MerchantId merchant, LocalDate day) {}

    /** One day's run of one merchant. */
    record Run(MerchantId merchant, LocalDate day, Occasion occasion) {}

    Uni<List<MerchantDay>> today() {
        return pool.query(TODAY).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new MerchantDay(new MerchantId(row.getInteger("id")), row.getLocalDate("day")))
                .toList());
    }

    Uni<Boolean> finished(Run run) {
        return pool.preparedQuery(FINISHED)
                .execute(Tuple.of(
                        run.merchant().merchantId(), run.day(), run.occasion().text()))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** As the SQL function {@code reward_birthday_next} tells. */
    Uni<List<UUID>> next(Run run, List<String> indexes, int rules, int limit) {
        return pool.preparedQuery(NEXT)
                .execute(Tuple.of(
                        run.merchant().merchantId(),
                        run.day(),
                        run.occasion().text(),
                        indexes.toArray(String[]::new),
                        rules,
                        limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID(0))
                        .toList());
    }

    /** Fails with LK002 when another holder of the lease has come since; {@code after} null: all were seen. */
    Uni<Void> done(long fencing, Run run, UUID after, long members) {
        return pool.preparedQuery(DONE)
                .execute(Tuple.of(
                        fencing,
                        run.merchant().merchantId(),
                        run.day(),
                        run.occasion().text(),
                        after,
                        members))
                .replaceWithVoid();
    }
}
