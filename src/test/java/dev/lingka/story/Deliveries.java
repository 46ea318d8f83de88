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

    /** The order's events of that kind that wait for nobody any more. */
    private static final String TOLD =
            "select count(*) from outbox_event e where e.type = ? and e.payload ->> 'orderId' = ? and not exists ("
                    + "select from outbox_delivery d where d.merchant_id = e.merchant_id and d.event_id = e.id"
                    + " and d.state <> 'done')";

    private Deliveries() {}

    /** Until this listener has done with the order's event. */
    static void await(Tables tables, String listener, String order, Duration patience)
            throws SQLException, InterruptedException {
        awaitAny(tables, patience, DONE, listener, order);
    }

    /** Until the event is there, and all who listen, if anybody does, have done with it. */
    static void awaitAll(Tables tables, String type, String order, Duration patience)
            throws SQLException, InterruptedException {
        awaitAny(tables, patience, TOLD, type, order);
    }

    private static void awaitAny(Tables tables, Duration patience, String count, String name, String order)
            throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (tables.number(count, name, order) == 0) {
            assertThat(System.nanoTime()).as("%s of %s", name, order).isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
