package dev.lingka.dryrun;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.MerchantId;
import dev.lingka.shared.database.MerchantReads;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of dry runs: asked for, played under a lease, and told. */
@ApplicationScoped
class DryRunRepository {

    private static final String ROW =
            """
            select id, version, revision, in_force, asked, state, members, members_played, asked_by, asked_at,
                   finished_at, failure, result from dry_run where merchant_id = $1 and version = $2""";
    private static final String ONE = ROW + " and id = $3";
    private static final String PAGE = ROW + " and id < $3 order by id desc limit $4";

    private static final String CLAIM =
            """
            update dry_run d
               set state = 'running', attempts = d.attempts + 1, lease_token = $1,
                   lease_until = clock_timestamp() + $2 * interval '1 millisecond'
              from (select merchant_id, id from dry_run
                     where state in ('waiting', 'running')
                       and (lease_until is null or lease_until < clock_timestamp())
                     order by asked_at limit 1 for update skip locked) due
             where d.merchant_id = due.merchant_id and d.id = due.id
            returning d.merchant_id, d.id, d.version, d.revision, d.in_force, d.asked, d.checkpoint, d.attempts,
                      d.members_played""";
    private static final String STEP =
            """
            update dry_run
               set checkpoint = $4, members_played = $5, attempts = 0,
                   lease_until = clock_timestamp() + $6 * interval '1 millisecond'
             where merchant_id = $1 and id = $2 and lease_token = $3 and state = 'running'""";
    private static final String FINISH = "select dry_run_finish($1, $2, $3, $4, $5) as finished";

    private final MerchantReads reads;
    private final Pool jobs;
    private final ObjectMapper json;

    DryRunRepository(MerchantReads reads, @ReactiveDataSource("jobs") Pool jobs, ObjectMapper json) {
        this.reads = reads;
        this.jobs = jobs;
        this.json = json;
    }

    /**
     * A run that is ours to play while we hold its lease.
     *
     * @param checkpoint where it stopped; null at the beginning
     * @param attempts times that the step which comes was begun, this one included
     */
    record Claimed(
            MerchantId merchant,
            UUID id,
            UUID token,
            int version,
            int revision,
            int inForce,
            AskDryRun asked,
            JsonObject checkpoint,
            int attempts,
            long played) {}

    Uni<Optional<DryRunView>> find(InMerchant merchant, int version, UUID id) {
        return reads.list(merchant, ONE, Tuple.of(merchant.merchantId(), version, id), this::view)
                .map(found -> found.stream().findFirst());
    }

    /** Newest first. */
    Uni<List<DryRunView>> page(InMerchant merchant, int version, UUID before, int limit) {
        Tuple parameters = Tuple.of(merchant.merchantId(), version, Ids.orLast(before), limit);
        return reads.list(merchant, PAGE, parameters, this::view);
    }

    /** The one that waits longest, of any merchant, or one whose player is gone. */
    Uni<Optional<Claimed>> claim(Duration lease) {
        UUID token = Ids.next();
        return jobs.preparedQuery(CLAIM)
                .execute(Tuple.of(token, lease.toMillis()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(claimed(rows.iterator().next(), token)));
    }

    /** Keeps how far a run is; false when it is somebody else's by now. */
    Uni<Boolean> step(Claimed run, JsonObject checkpoint, long played, Duration lease) {
        Tuple parameters = Tuple.tuple()
                .addInteger(run.merchant().merchantId())
                .addUUID(run.id())
                .addUUID(run.token())
                .addJsonObject(checkpoint)
                .addLong(played)
                .addLong(lease.toMillis());
        return jobs.preparedQuery(STEP).execute(parameters).map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> done(Claimed run, DryRunResult result) {
        return finish(run, written(result), null);
    }

    Uni<Void> failed(Claimed run, String failure) {
        return finish(run, null, failure);
    }

    private Uni<Void> finish(Claimed run, JsonObject result, String failure) {
        Tuple parameters = Tuple.of(run.merchant().merchantId(), run.id(), run.token(), result, failure);
        return jobs.preparedQuery(FINISH).execute(parameters).map(RowSet::size).replaceWithVoid();
    }

    /** As it is kept in the table. */
    JsonObject written(Object value) {
        try {
            return new JsonObject(json.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(JsonObject kept, Class<T> type) {
        try {
            return kept == null ? null : json.readValue(kept.encode(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Claimed claimed(Row row, UUID token) {
        return new Claimed(
                new MerchantId(row.getInteger("merchant_id")),
                row.getUUID("id"),
                token,
                row.getInteger("version"),
                row.getInteger("revision"),
                row.getInteger("in_force"),
                read(row.getJsonObject("asked"), AskDryRun.class),
                row.getJsonObject("checkpoint"),
                row.getInteger("attempts"),
                row.getLong("members_played"));
    }

    private DryRunView view(Row row) {
        return new DryRunView(
                row.getUUID("id"),
                row.getInteger("version"),
                row.getInteger("revision"),
                row.getInteger("in_force"),
                read(row.getJsonObject("asked"), AskDryRun.class),
                DryRunState.of(row.getString("state")),
                new DryRunView.Progress(row.getLong("members"), row.getLong("members_played")),
                row.getString("asked_by"),
                moment(row.getOffsetDateTime("asked_at")),
                moment(row.getOffsetDateTime("finished_at")),
                row.getString("failure"),
                read(row.getJsonObject("result"), DryRunResult.class));
    }

    private static Instant moment(OffsetDateTime kept) {
        return kept == null ? null : kept.toInstant();
    }
}
