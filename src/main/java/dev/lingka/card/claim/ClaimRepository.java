package dev.lingka.card.claim;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All SQL that reads claims. */
@ApplicationScoped
class ClaimRepository {

    private static final String COLUMNS =
            "select id, card_id, member_id, claimant_id, state, proof, spendable_at, claimed_at from card_claim";
    private static final String BY_ID = COLUMNS + " where merchant_id = $1 and id = $2";
    private static final String OF_PERSON =
            COLUMNS + " where merchant_id = $1 and (member_id = $2 or claimant_id = $2) order by id desc limit 20";
    private static final String OPEN =
            COLUMNS + " where merchant_id = $1 and state = 'open' and ($2::uuid is null or id < $2)"
                    + " order by id desc limit $3";

    private final MerchantReads reads;

    ClaimRepository(MerchantReads reads) {
        this.reads = reads;
    }

    Uni<List<ClaimView>> byId(InMerchant merchant, UUID id) {
        return reads.list(merchant, BY_ID, Tuple.of(merchant.merchantId(), id), ClaimView::of);
    }

    Uni<List<ClaimView>> ofPerson(InMerchant merchant, UUID memberId) {
        return reads.list(merchant, OF_PERSON, Tuple.of(merchant.merchantId(), memberId), ClaimView::of);
    }

    /** Newest first, one more than the page holds. */
    Uni<List<ClaimView>> open(InMerchant merchant, UUID before, int limit) {
        return reads.list(merchant, OPEN, Tuple.of(merchant.merchantId(), before, limit + 1), ClaimView::of);
    }
}
