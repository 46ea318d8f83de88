package dev.lingka.till.pricing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a member pays with beside money; all may be left out.
 *
 * @param coupons ids of the member's coupons
 * @param couponCodes own codes of coupons, as scanned or typed; whoever shows one holds it
 * @param points how many at most: fewer are spent when fewer are worth something here
 */
public record Wishes(
        @Size(max = 10) @Schema(nullable = true) List<@NotNull UUID> coupons,
        @Size(max = 10) @Schema(nullable = true) List<@NotBlank @Size(max = 40) String> couponCodes,
        @Min(0) @Max(1_000_000_000) @Schema(nullable = true) Long points) {

    public static final Wishes NONE = new Wishes(null, null, null);

    public Wishes {
        coupons = coupons == null ? List.of() : List.copyOf(coupons);
        couponCodes = couponCodes == null ? List.of() : List.copyOf(couponCodes);
        points = points == null ? 0 : points;
    }

    boolean isEmpty() {
        return coupons.isEmpty() && couponCodes.isEmpty() && points == 0;
    }

    /** The member's word about a coupon, or the code that is shown. */
    int pieces() {
        return coupons.size() + couponCodes.size();
    }
}
