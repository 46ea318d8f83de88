package dev.lingka.coupon;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
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
