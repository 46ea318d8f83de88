package dev.lingka.shop;

import dev.lingka.shared.problem.Problem;

/** What the shop refuses. In every case no points were taken and nothing was given. */
public enum ShopProblem implements Problem {
    /** The programme in force has no such item. */
    SHOP_ITEM_UNKNOWN(404),
    /** To be had {@code from} then on. */
    SHOP_ITEM_NOT_YET(409),
    /** It was to be had {@code until} then. */
    SHOP_ITEM_OVER(409),
    /** For members on one of {@code tiers} alone. */
    SHOP_TIER_REQUIRED(409),
    /** All {@code stock} pieces are taken. */
    SHOP_SOLD_OUT(409),
    /** All {@code perDay} pieces of today are taken. */
    SHOP_DAY_SOLD_OUT(409),
    /** One member takes at most {@code perMember}. */
    SHOP_LIMIT_REACHED(409),
    /** The programme has no coupon {@code template} of that code. */
    SHOP_COUPON_UNKNOWN(409),
    /** There are {@code points}, {@code missingPoints} more are needed. */
    INSUFFICIENT_POINTS(409),
    /** Bonus needs a card to go to. */
    CARD_REQUIRED(409),
    CARD_NOT_ACTIVE(409),
    /** The card may hold at most {@code capFen}. */
    OVER_CAP(409),
    COUPON_SOLD_OUT(409),
    COUPON_DAY_SOLD_OUT(409),
    COUPON_LIMIT_REACHED(409),
    COUPON_TEMPLATE_OVER(409),
    /** It is {@code state} already. */
    REDEMPTION_NOT_OPEN(409),
    /** A prize is handed over, not cancelled. */
    PRIZE_STAYS(409),
    OWN_CARD(403);

    private final int status;

    ShopProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
