package dev.lingka.coupon;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A sale as coupons look at it: after member prices and the tier's discount.
 *
 * @param at now, in the store's zone
 * @param tier code of the member's level; null without a member
 * @param firstSale whether the member never bought before
 * @param totalFen what is to be paid so far, in fen; the lines may say less, or be none
 */
public record CouponBasket(
        UUID storeId, ZonedDateTime at, String tier, boolean firstSale, long totalFen, List<Line> lines) {

    public CouponBasket {
        lines = List.copyOf(lines);
    }

    /**
     * One thing in it.
     *
     * @param sku article number; may be null
     * @param productClass may be null
     * @param quantity pieces, or a weight
     * @param amountFen for all of them
     */
    public record Line(String sku, String productClass, BigDecimal quantity, long amountFen) {

        /** One piece. */
        public Line(String sku, String productClass, long amountFen) {
            this(sku, productClass, BigDecimal.ONE, amountFen);
        }
    }
}
