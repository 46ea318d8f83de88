package dev.lingka.recharge.refund;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads refunds and pay-outs. They are written by the money functions alone. */
@ApplicationScoped
class RefundRepository {

    private static final String FIND = "select * from recharge_refund where merchant_id = $1 and id = $2";
    private static final String OF_ORDER =
            "select * from recharge_refund where merchant_id = $1 and order_id = $2 order by id";
    private static final String PAGE =
            """
            select * from recharge_refund
             where merchant_id = $1 and ($2::text is null or state = $2) and ($3::uuid is null or id < $3)
             order by id desc limit $4""";
    private static final String PAYOUTS =
            """
            select * from payout
             where merchant_id = $1 and ($2::text is null or state = $2) and ($3::uuid is null or id < $3)
             order by id desc limit $4""";

    private static final String PAYOUT = "select * from payout where merchant_id = $1 and id = $2";

    private final MerchantReads reads;

    RefundRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /** Throws NOT_FOUND. */
    Uni<Refund> find(InMerchant merchant, UUID id) {
        return reads.list(merchant, FIND, Tuple.of(merchant.merchantId(), id), Refund::of)
                .map(found ->
                        found.stream().findFirst().orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }

    Uni<List<Refund>> ofOrder(InMerchant merchant, UUID orderId) {
        return reads.list(merchant, OF_ORDER, Tuple.of(merchant.merchantId(), orderId), Refund::of);
    }

    /** Newest first. */
    Uni<Page<Refund>> page(InMerchant merchant, String state, UUID before, int limit) {
        return reads.list(merchant, PAGE, Tuple.of(merchant.merchantId(), state, before, limit + 1), Refund::of)
                .map(read -> Page.of(read, limit, refund -> Cursor.of(refund.id())));
    }

    /** Throws NOT_FOUND. */
    Uni<PayoutView> payout(InMerchant merchant, UUID id) {
        return reads.list(merchant, PAYOUT, Tuple.of(merchant.merchantId(), id), PayoutView::of)
                .map(found ->
                        found.stream().findFirst().orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }

    /** Newest first. */
    Uni<Page<PayoutView>> payouts(InMerchant merchant, String state, UUID before, int limit) {
        return reads.list(merchant, PAYOUTS, Tuple.of(merchant.merchantId(), state, before, limit + 1), PayoutView::of)
                .map(read -> Page.of(read, limit, payout -> Cursor.of(payout.id())));
    }
}
