package dev.lingka.coupon;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a coupon is worth; which of the fields there are depends on its kind.
 *
 * @param fen cash: taken off, in fen
 * @param payBasisPoints percent: the share that is still paid, as 9000 for 10 % off
 * @param capFen percent, gift, exchange, add_on, delivery: the most that is taken off, in fen; null without a cap
 * @param payFen add_on: what the thing costs with the coupon, in fen for one piece
 * @param skus gift, exchange, add_on: article numbers of the things, one of which it gives; delivery: those of the fee
 * @param costFen what one use costs the merchant when nothing is taken off the sale, as a gift from the shelf, in fen
 */
public record CouponValue(
        @Schema(nullable = true) @Min(1) @Max(MAX_FEN) Long fen,
        @Schema(nullable = true) @Min(1) @Max(9_999) Integer payBasisPoints,
        @Schema(nullable = true) @Min(1) @Max(MAX_FEN) Long capFen,
        @Schema(nullable = true) @Min(0) @Max(MAX_FEN) Long payFen,
        @Size(max = 100) List<@NotNull @Size(min = 1, max = 64) String> skus,
        @Schema(nullable = true) @Min(0) @Max(MAX_FEN) Long costFen) {

    /** Far above any till's sale: stops a slip of the finger. */
    static final long MAX_FEN = 100_000_000;

    public CouponValue {
        skus = CouponTemplate.copy(skus);
    }

    long atMost(long amountFen) {
        return capFen == null ? amountFen : Math.min(amountFen, capFen);
    }
}
