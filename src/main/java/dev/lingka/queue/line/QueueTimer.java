package dev.lingka.queue.line;

import dev.lingka.shared.due.DueRows;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Does what time brings to the queue: a party that was called and did not come, an opening that ends. */
@ApplicationScoped
class QueueTimer {

    private static final DueRows.Due NO_SHOW =
            new DueRows.Due("queue-no-show", "queue_ticket", "id", "queue_no_show_due", "ticketId");
    private static final DueRows.Due DAY = new DueRows.Due("queue-day", "queue_line", "id", "queue_day_due", "lineId");

    private final DueRows rows;

    QueueTimer(DueRows rows) {
        this.rows = rows;
    }

    @Scheduled(every = "${lingka.queue.every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return rows.pass(NO_SHOW).chain(() -> rows.pass(DAY));
    }
}
