package dev.lingka.till.adjustment;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All reads of adjustments. */
@ApplicationScoped
class AdjustmentRepository {

    private static final String PAGE =
            """
            select id, card_id, asset, amount_fen, reason, requested_by, decided_by, approval_id, posted_at
              from adjustment
             where merchant_id = $1 and ($2::uuid is null or card_id = $2)
               and ($3::uuid is null or (posted_at, id) <
                    (select o.posted_at, o.id from adjustment o where o.merchant_id = $1 and o.id = $3))
             order by posted_at desc, id desc limit $4""";

    private final MerchantReads reads;

    AdjustmentRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /** Newest first. */
    Uni<Page<AdjustmentView>> page(InMerchant merchant, UUID cardId, UUID before, int limit) {
        Tuple parameters = Tuple.tuple()
                .addInteger(merchant.merchantId())
                .addUUID(cardId)
                .addUUID(before)
                .addInteger(limit + 1);
        return reads.list(merchant, PAGE, parameters, AdjustmentView::of)
                .map(read -> Page.of(read, limit, adjustment -> Cursor.of(adjustment.id())));
    }
}
