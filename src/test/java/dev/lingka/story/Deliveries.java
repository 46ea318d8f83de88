package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;

/** Waits for what the outbox brings about. */
final class Deliveries {

    private static final String DONE =
            "select count(*) from outbox_delivery d join outbox_event e on e.merchant_id = d.merchant_id"
                    + " and e.id = d.event_id where d.listener = ? and d.state = 'done'"
                    + " and e.payload ->> 'orderId' = ?";

    private Deliveries() {}

    /** Until this listener has done with the order's event. */
    static void await(Tables tables, String listener, String order, Duration patience)
            throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (tables.number(DONE, listener, order) == 0) {
            assertThat(System.nanoTime()).as("delivery of %s", order).isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
