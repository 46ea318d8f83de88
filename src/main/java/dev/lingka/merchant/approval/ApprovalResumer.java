package dev.lingka.merchant.approval;

import dev.lingka.shared.MerchantId;
import dev.lingka.shared.job.Jobs;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Carries out what was agreed to when the replica that took the decision did not live to do it. */
@ApplicationScoped
class ApprovalResumer {

    private static final Logger LOG = Logger.getLogger(ApprovalResumer.class);
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    /** Half a minute is longer than any request lives: whoever decided is done or dead by then. */
    private static final String UNFINISHED =
            """
            select merchant_id, id from approval
             where state = 'approved' and decided_at < app_now() - interval '30 seconds'
             order by decided_at limit 50""";

    private final Jobs jobs;
    private final Pool pool;
    private final ApprovalService approvals;
    private final ApprovalDecider decider;

    ApprovalResumer(
            Jobs jobs, @ReactiveDataSource("jobs") Pool pool, ApprovalService approvals, ApprovalDecider decider) {
        this.jobs = jobs;
        this.pool = pool;
        this.approvals = approvals;
        this.decider = decider;
    }

    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> resume() {
        return jobs.exclusively("approval-resume", LONGEST_RUN, fencing -> resumeAll());
    }

    private Uni<Void> resumeAll() {
        return pool.query(UNFINISHED).execute().chain(rows -> Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(this::resumeOne)
                .collect()
                .last()
                .replaceWithVoid());
    }

    /** One that fails again stays for the next run and does not keep the others waiting. */
    private Uni<Void> resumeOne(Row row) {
        MerchantId merchant = new MerchantId(row.getInteger("merchant_id"));
        return decider.carryOut(approvals.approved(merchant, row.getUUID("id")))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("event=approval_not_applied approval=%s cause=%s", row.getUUID("id"), failure))
                .onFailure()
                .recoverWithNull();
    }
}
