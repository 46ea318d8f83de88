package dev.lingka.coupon;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import dev.lingka.shared.database.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** All reads of pieces that are to be used. */
@ApplicationScoped
class CouponRepository {

    private static final String USABLE =
            """
            select id, member_id, terms, valid_from, valid_until from coupon
             where merchant_id = $1 and %s and state = 'live'
               and valid_from <= app_now() and app_now() < valid_until""";
    private static final String OF_MEMBER = USABLE.formatted("id = $2 and coupon_is_of(merchant_id, member_id, $3)");
    private static final String BY_CODE = USABLE.formatted("code_hash = $2");

    private static final String REFUSAL =
            """
            select coalesce((select coupon_refusal(merchant_id, id, $3) from coupon where merchant_id = $1 and %s),
                            jsonb_build_object('outcome', 'COUPON_NOT_FOUND')) as refusal""";
    private static final String REFUSAL_TO_MEMBER = REFUSAL.formatted("id = $2");
    private static final String REFUSAL_BY_CODE = REFUSAL.formatted("code_hash = $2");

    private final MerchantReads reads;
    private final TermsText terms;

    CouponRepository(MerchantReads reads, TermsText terms) {
        this.reads = reads;
        this.terms = terms;
    }

    Uni<Optional<HeldCoupon>> usable(InMerchant merchant, UUID memberId, UUID couponId) {
        return one(merchant, OF_MEMBER, Tuple.of(merchant.merchantId(), couponId, memberId));
    }

    Uni<Optional<HeldCoupon>> usable(InMerchant merchant, String codeHash) {
        return one(merchant, BY_CODE, Tuple.of(merchant.merchantId(), codeHash));
    }

    Uni<Outcome> refusal(InMerchant merchant, UUID memberId, UUID couponId) {
        return refusal(merchant, REFUSAL_TO_MEMBER, Tuple.of(merchant.merchantId(), couponId, memberId));
    }

    Uni<Outcome> refusal(InMerchant merchant, String codeHash) {
        return refusal(merchant, REFUSAL_BY_CODE, Tuple.of(merchant.merchantId(), codeHash, null));
    }

    private Uni<Outcome> refusal(InMerchant merchant, String sql, Tuple parameters) {
        return reads.list(merchant, sql, parameters, row -> Outcome.of(row.getJsonObject("refusal")))
                .map(rows -> rows.get(0));
    }

    private Uni<Optional<HeldCoupon>> one(InMerchant merchant, String sql, Tuple parameters) {
        return reads.list(merchant, sql, parameters, this::held)
                .map(rows -> rows.stream().findFirst());
    }

    private HeldCoupon held(Row row) {
        return new HeldCoupon(
                row.getUUID("id"),
                row.getUUID("member_id"),
                terms.read(row.getJsonObject("terms")),
                row.getOffsetDateTime("valid_from").toInstant(),
                row.getOffsetDateTime("valid_until").toInstant());
    }
}
