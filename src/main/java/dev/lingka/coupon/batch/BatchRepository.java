package dev.lingka.coupon.batch;

import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All reads of batches. */
@ApplicationScoped
class BatchRepository {

    private static final String BATCH =
            """
            select b.id, b.template, b.label, b.pieces, b.read_from, b.made_by, b.made_at,
                   (select count(*) from coupon_code c where c.merchant_id = b.merchant_id and c.batch_id = b.id
                                                         and c.coupon_id is not null) as redeemed
              from coupon_batch b
             where b.merchant_id = $1 and""";
    private static final String ONE = BATCH + " b.id = $2";
    private static final String PAGE = BATCH + " b.id < $2 order by b.id desc limit $3";

    private final MerchantReads reads;

    BatchRepository(MerchantReads reads) {
        this.reads = reads;
    }

    Uni<Optional<BatchView>> find(InMerchant merchant, UUID batchId) {
        return reads.list(merchant, ONE, Tuple.of(merchant.merchantId(), batchId), BatchView::of)
                .map(rows -> rows.stream().findFirst());
    }

    /** Newest first, one row more than the page holds. */
    Uni<List<BatchView>> page(InMerchant merchant, UUID before, int limit) {
        Tuple parameters = Tuple.of(merchant.merchantId(), Ids.orLast(before), limit + 1);
        return reads.list(merchant, PAGE, parameters, BatchView::of);
    }
}
