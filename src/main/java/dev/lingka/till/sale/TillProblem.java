package dev.lingka.till.sale;

import dev.lingka.shared.problem.Problem;

/** What the till refuses. In every case but the pending ones no money moved. */
public enum TillProblem implements Problem {
    /** The tenders do not come to the total: {@code totalFen}, {@code tendersFen}. */
    TENDERS_DO_NOT_ADD_UP(400),
    /** The card code cannot be read, has run out, or is nobody's. */
    CODE_UNKNOWN(409),
    CODE_USED(409),
    CARD_FROZEN(409),
    CARD_LOST(409),
    CARD_CLOSED(409),
    CARD_NOT_SPENDABLE_YET(409),
    /** {@code missingFen} of the wallet's part is not there. */
    INSUFFICIENT_BALANCE(409),
    /** The terminal may take {@code limitFen} of stored value at once. */
    TERMINAL_LIMIT_EXCEEDED(409),
    /** Cash needs an open shift. */
    SHIFT_CLOSED(409),
    OWN_CARD(403),
    /** One sale may come to {@code limitFen}. */
    SALE_TOO_LARGE(409),
    /** A charge request asks for stored value. */
    WALLET_NOT_TENDERED(400),
    /** {@code couponId} takes nothing off this sale: {@code reason} as in CouponRefusal. */
    COUPON_NOT_APPLICABLE(409),
    /** One of the coupons does not go with another. */
    COUPONS_NOT_TOGETHER(409),
    COUPON_NOT_FOUND(404),
    COUPON_USED(409),
    /** A friend may take it at any moment. */
    COUPON_OFFERED(409),
    COUPON_EXPIRED(409),
    COUPON_NOT_YET_VALID(409),
    /** Points are no money under this programme. */
    POINTS_DO_NOT_PAY(409),
    /** {@code missingPoints} of them are not there. */
    INSUFFICIENT_POINTS(409),
    /** The told price was charged before. */
    QUOTE_USED(409),
    QUOTE_LAPSED(409),
    /** The charge is not for the card, the store or the amount that the price was told for. */
    QUOTE_DIFFERS(409),
    /** The card has an open request already. */
    REQUEST_PENDING(409),
    REQUEST_LAPSED(409),
    /** Somebody decided before: {@code state}. */
    REQUEST_DECIDED(409),
    /** {@code refundableFen} of the sale is left. */
    REFUND_EXCEEDS_SALE(409),
    /** {@code refundableFen} of this tender is left. */
    REFUND_EXCEEDS_TENDER(409),
    /** Refunds of one sale that together pass {@code limitFen} need a second person. */
    APPROVAL_REQUIRED(409),
    NOT_IN_SUSPENSE(409),
    SAME_PERSON(403),
    /** The card may hold {@code capFen}. */
    OVER_CAP(409);

    private final int status;

    TillProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
