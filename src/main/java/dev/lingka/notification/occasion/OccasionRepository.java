package dev.lingka.notification.occasion;

import dev.lingka.shared.database.MerchantReads;
import dev.lingka.shared.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

/** The SQL of occasions. */
@ApplicationScoped
class OccasionRepository {

    private static final String BUSINESS_TIME = "select $1::timestamptz + offset_by as at from app_clock";

    private final MerchantReads reads;

    OccasionRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /** When the event was, in business time: events are kept in real time. */
    Uni<Instant> happenedAt(OutboxEvent event) {
        return reads.list(
                        event,
                        BUSINESS_TIME,
                        Tuple.of(event.createdAt().atOffset(ZoneOffset.UTC)),
                        row -> row.getOffsetDateTime("at").toInstant())
                .map(found -> found.get(0));
    }
}
