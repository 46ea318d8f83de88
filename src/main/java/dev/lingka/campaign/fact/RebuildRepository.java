package dev.lingka.campaign.fact;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.MerchantId;
import dev.lingka.shared.database.MerchantReads;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The rows of rebuilds: asked for by staff, played by the job. */
@ApplicationScoped
class RebuildRepository {

    private static final String ASK =
            """
            insert into fact_rebuild (merchant_id, id, asked_by) values ($1, $2, $3)
            on conflict (merchant_id) where finished_at is null do nothing""";
    private static final String ROW =
            "select id, asked_at, members, finished_at from fact_rebuild where merchant_id = $1";
    private static final String NEWEST = ROW + " order by asked_at desc limit $2";
    private static final String DUE =
            "select merchant_id from fact_rebuild where finished_at is null order by merchant_id";
    private static final String STEP = "select fact_rebuild_step($1, $2, $3, $4)";

    private final MerchantReads reads;
    private final Pool jobs;

    RebuildRepository(MerchantReads reads, @ReactiveDataSource("jobs") Pool jobs) {
        this.reads = reads;
        this.jobs = jobs;
    }

    /** Begins one unless one is under way. */
    Uni<Void> ask(InMerchant merchant, UUID id, String by) {
        return reads.list(merchant, ASK, Tuple.of(merchant.merchantId(), id, by), row -> row)
                .replaceWithVoid();
    }

    Uni<List<RebuildView>> newest(InMerchant merchant, int limit) {
        return reads.list(merchant, NEWEST, Tuple.of(merchant.merchantId(), limit), RebuildRepository::view);
    }

    /** Merchants with a rebuild that is not over. */
    Uni<List<MerchantId>> due() {
        return jobs.query(DUE).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new MerchantId(row.getInteger(0)))
                .toList());
    }

    /** Whether there is more to do, as the SQL function {@code fact_rebuild_step} tells. */
    Uni<Boolean> step(String job, long fencing, InMerchant merchant, int limit) {
        return jobs.preparedQuery(STEP)
                .execute(Tuple.of(job, fencing, merchant.merchantId(), limit))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static RebuildView view(Row row) {
        OffsetDateTime finished = row.getOffsetDateTime("finished_at");
        return new RebuildView(
                row.getUUID("id"),
                row.getOffsetDateTime("asked_at").toInstant(),
                row.getLong("members"),
                finished == null ? null : finished.toInstant());
    }
}
