package dev.lingka.card.measure;

import dev.lingka.shared.due.DueRows;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Does what time brings to measures: a cancellation whose notice is over, a freeze that ends, an appeal that nobody
 * decided, a cancellation that became final.
 */
@ApplicationScoped
class MeasureTimer {

    private static final DueRows.Due DUE =
            new DueRows.Due("measure-timer", "measure", "id", "measure_pass", "measureId");

    private final DueRows rows;

    MeasureTimer(DueRows rows) {
        this.rows = rows;
    }

    @Scheduled(every = "${lingka.measure.every:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return rows.pass(DUE);
    }
}
