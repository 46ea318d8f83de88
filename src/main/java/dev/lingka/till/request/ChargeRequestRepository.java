package dev.lingka.till.request;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All reads of charge requests. */
@ApplicationScoped
class ChargeRequestRepository {

    private static final String ONE =
            "select charge_request_view($1, $2) as request from charge_request where merchant_id = $1 and id = $2";
    private static final String PENDING_OF =
            """
            select charge_request_view($1, id) as request from charge_request
             where merchant_id = $1 and member_id = $2 and state = 'pending' and lapses_at > app_now()
             order by placed_at""";

    private final MerchantReads reads;

    ChargeRequestRepository(MerchantReads reads) {
        this.reads = reads;
    }

    Uni<Optional<ChargeRequestView>> find(InMerchant merchant, UUID requestId) {
        return reads.list(merchant, ONE, Tuple.of(merchant.merchantId(), requestId), ChargeRequestRepository::view)
                .map(rows -> rows.stream().findFirst());
    }

    /** Those that the member can answer now, oldest first: one per card. */
    Uni<List<ChargeRequestView>> pendingOf(InMerchant merchant, UUID memberId) {
        return reads.list(
                merchant, PENDING_OF, Tuple.of(merchant.merchantId(), memberId), ChargeRequestRepository::view);
    }

    private static ChargeRequestView view(Row row) {
        return ChargeRequestView.of(row.getJsonObject("request"));
    }
}
