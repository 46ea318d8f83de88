package dev.lingka.coupon;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/**
 * The coupons that a merchant gives.
 *
 * @param noticeDays how long before its end the member is told of a piece; 0 for no notice
 * @param badCodesPerWindow so many wrong codes in a row of minutes shut one who types them
 * @param badCodeWindowMinutes from the first wrong code on
 * @param offerDays how long a friend has time to take what was handed over
 * @param approvalAbovePieces staff who make more codes than that at once need a second person
 */
public record CouponRules(
        @Min(0) @Max(90) int noticeDays,
        @Min(1) @Max(100) int badCodesPerWindow,
        @Min(1) @Max(1_440) int badCodeWindowMinutes,
        @Min(1) @Max(90) int offerDays,
        @Min(1) @Max(10_000) int approvalAbovePieces,
        @NotNull @Size(max = 200) List<@NotNull @Valid CouponTemplate> templates) {

    public CouponRules {
        templates = templates == null ? null : CouponTemplate.copy(templates);
    }

    public Optional<CouponTemplate> template(String code) {
        return templates.stream()
                .filter(template -> template.code().equals(code))
                .findFirst();
    }
}
