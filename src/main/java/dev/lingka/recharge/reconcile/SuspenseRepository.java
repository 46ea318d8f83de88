package dev.lingka.recharge.reconcile;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads payments in suspense. */
@ApplicationScoped
class SuspenseRepository {

    private static final String FIND = "select * from suspense_item where merchant_id = $1 and id = $2";
    private static final String PAGE =
            """
            select * from suspense_item
             where merchant_id = $1 and ($2::text is null or state = $2) and ($3::uuid is null or id < $3)
             order by id desc limit $4""";

    private final MerchantReads reads;

    SuspenseRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /** Throws NOT_FOUND. */
    Uni<SuspenseView> find(InMerchant merchant, UUID id) {
        return reads.list(merchant, FIND, Tuple.of(merchant.merchantId(), id), SuspenseView::of)
                .map(found ->
                        found.stream().findFirst().orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }

    /** Newest first. */
    Uni<Page<SuspenseView>> page(InMerchant merchant, String state, UUID before, int limit) {
        return reads.list(merchant, PAGE, Tuple.of(merchant.merchantId(), state, before, limit + 1), SuspenseView::of)
                .map(read -> Page.of(read, limit, item -> Cursor.of(item.id())));
    }
}
