package dev.lingka.queue.ticket;

import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads of a person's own tickets, each as the SQL function {@code queue_ticket_json} tells it. */
@ApplicationScoped
class TicketRepository {

    private static final String OWN =
            """
            select queue_ticket_json(t) as told from queue_ticket t
             where t.merchant_id = $1 and t.member_id = $2 and t.id = $3""";
    private static final String LIVE =
            """
            select queue_ticket_json(t) as told from queue_ticket t
             where t.merchant_id = $1 and t.member_id = $2 and t.store_id = $3 and t.state in ('waiting', 'called')""";
    private static final String NEWEST =
            """
            select queue_ticket_json(t) as told from queue_ticket t
             where t.merchant_id = $1 and t.member_id = $2 order by t.taken_at desc limit $3""";

    private final MerchantReads reads;

    TicketRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /** Null for none, and for another's. */
    Uni<Ticket> own(Actor person, UUID ticketId) {
        return list(person, OWN, Tuple.of(person.merchantId(), person.id(), ticketId))
                .map(TicketRepository::first);
    }

    /** Null without a live one in the store. */
    Uni<Ticket> live(Actor person, UUID storeId) {
        return list(person, LIVE, Tuple.of(person.merchantId(), person.id(), storeId))
                .map(TicketRepository::first);
    }

    Uni<List<Ticket>> newest(Actor person, int most) {
        return list(person, NEWEST, Tuple.of(person.merchantId(), person.id(), most));
    }

    private Uni<List<Ticket>> list(InMerchant merchant, String sql, Tuple parameters) {
        return reads.list(merchant, sql, parameters, row -> Ticket.of(row.getJsonObject("told")));
    }

    private static Ticket first(List<Ticket> found) {
        return found.isEmpty() ? null : found.get(0);
    }
}
