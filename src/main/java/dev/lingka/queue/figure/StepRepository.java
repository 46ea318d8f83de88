package dev.lingka.queue.figure;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The SQL of a line's steps. */
@ApplicationScoped
class StepRepository {

    private static final String NEWEST =
            """
            select s.version, s.day, s.kind, s.actor, s.at, s.ticket_id, queue_label(t) as number, s.other_line,
                   s.undone_at is not null as undone
              from queue_step s
              left join queue_ticket t on t.merchant_id = s.merchant_id and t.id = s.ticket_id
             where s.merchant_id = $1 and s.store_id = $2 and s.line = $3 and s.version < $4
             order by s.version desc limit $5""";

    private final MerchantReads reads;

    StepRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /** The newest before a version, one more than asked for where there are more. */
    Uni<List<StepView>> before(InMerchant merchant, UUID storeId, String line, long version, int limit) {
        Tuple asked = Tuple.of(merchant.merchantId(), storeId, line, version, limit + 1);
        return reads.list(merchant, NEWEST, asked, StepView::of);
    }
}
