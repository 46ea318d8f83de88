package dev.lingka.coupon;

import dev.lingka.merchant.programme.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The design of a coupon. Each piece keeps it as it was on the day of the grant.
 *
 * @param stock pieces that are given ever, by whatever way; null without a limit
 * @param perMember pieces that one member may get ever, from friends too; null without a limit
 * @param perDay pieces that are given to all members together on one business day of the merchant; null without a limit
 * @param claimable members may take it themselves
 * @param transferable a member may hand it to a friend
 * @param returnOnRefund it lives again when its sale is wholly refunded in time; so it is when left out
 * @param secondPerson staff give a piece only when a second person agrees
 */
public record CouponTemplate(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,40}") String code,
        @NotNull @Valid LocalizedText name,
        @NotNull CouponKind kind,
        @NotNull @Valid CouponValue value,
        @Valid CouponConditions conditions,
        @NotNull @Valid CouponValidity validity,
        @Min(1) @Max(100_000_000) Long stock,
        @Min(1) @Max(100_000) Long perMember,
        @Min(1) @Max(100_000_000) Long perDay,
        Boolean claimable,
        Boolean transferable,
        Boolean returnOnRefund,
        Boolean secondPerson) {

    public CouponTemplate {
        conditions = conditions == null ? CouponConditions.NONE : conditions;
        claimable = Boolean.TRUE.equals(claimable);
        transferable = Boolean.TRUE.equals(transferable);
        returnOnRefund = !Boolean.FALSE.equals(returnOnRefund);
        secondPerson = Boolean.TRUE.equals(secondPerson);
    }

    /** A list that cannot change, and that may be asked for null; a null in it is left for the validation to name. */
    static <T> List<T> copy(List<T> given) {
        return given == null ? Collections.emptyList() : Collections.unmodifiableList(new ArrayList<>(given));
    }
}
