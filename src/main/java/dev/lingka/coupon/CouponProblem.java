package dev.lingka.coupon;

import dev.lingka.shared.problem.Problem;

/** What is refused about coupons. In every case nothing was given and nothing used up. */
public enum CouponProblem implements Problem {
    /** No such piece, or another member's. */
    COUPON_NOT_FOUND(404),
    COUPON_USED(409),
    /** It ran out at {@code validUntil}. */
    COUPON_EXPIRED(409),
    /** Good from {@code validFrom} on. */
    COUPON_NOT_YET_VALID(409),
    /** It is handed over and waits for a friend. */
    COUPON_OFFERED(409),
    /** All {@code stock} pieces are given. */
    COUPON_SOLD_OUT(409),
    /** All {@code perDay} pieces of today are given. */
    COUPON_DAY_SOLD_OUT(409),
    /** One member gets at most {@code perMember}. */
    COUPON_LIMIT_REACHED(409),
    /** What would be given now would be over already. */
    COUPON_TEMPLATE_OVER(409),
    COUPON_NOT_CLAIMABLE(409),
    /** No such printed code. */
    COUPON_CODE_UNKNOWN(404),
    COUPON_CODE_USED(409),
    /** Codes can be read once; the first that can still be is {@code from}. */
    COUPON_CODES_READ(409),
    COUPON_NOT_TRANSFERABLE(409),
    /** Nothing waits for a friend here, or the friend has it. */
    COUPON_NOT_OFFERED(409),
    /** No such gift. */
    COUPON_OFFER_UNKNOWN(404),
    /** Taken, taken back, or too late. */
    COUPON_OFFER_OVER(409),
    /** One's own gift: it is taken back instead. */
    COUPON_OWN_OFFER(409),
    /** Staff give a piece of this template only when a second person agrees: ask for it. */
    APPROVAL_REQUIRED(409),
    /** The template asks for nobody else: give the piece. */
    APPROVAL_NOT_NEEDED(409);

    private final int status;

    CouponProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
