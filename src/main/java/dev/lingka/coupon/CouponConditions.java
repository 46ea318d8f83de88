package dev.lingka.coupon;

import dev.lingka.merchant.programme.Weekday;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * When a coupon may be used; what is left out is no condition.
 *
 * @param minimumFen what the sale (or, with {@code classes} or {@code skus}, those goods in it) must come to, in fen,
 *     not counting the thing that the coupon itself gives
 * @param stores where; empty means everywhere
 * @param classes product classes that it is for; a line counts that is of one of them or among {@code skus}
 * @param skus article numbers that it is for
 * @param weekdays in the store's zone
 * @param hours in the store's zone
 * @param tiers codes of the levels that may use it
 * @param firstSale only in a member's first sale
 * @param exclusive not together with another coupon in one sale; the till holds it
 */
public record CouponConditions(
        @Min(0) @Max(CouponValue.MAX_FEN) Long minimumFen,
        @Size(max = 500) List<@NotNull UUID> stores,
        @Size(max = 100) List<@NotNull @Size(min = 1, max = 64) String> classes,
        @Size(max = 500) List<@NotNull @Size(min = 1, max = 64) String> skus,
        @Size(max = 7) List<@NotNull Weekday> weekdays,
        @Size(max = 10) List<@NotNull @Valid CouponHours> hours,
        @Size(max = 20) List<@NotNull @Pattern(regexp = "[a-z0-9_-]{1,40}") String> tiers,
        Boolean firstSale,
        Boolean exclusive) {

    public static final CouponConditions NONE =
            new CouponConditions(null, null, null, null, null, null, null, null, null);

    public CouponConditions {
        minimumFen = minimumFen == null ? 0L : minimumFen;
        stores = CouponTemplate.copy(stores);
        classes = CouponTemplate.copy(classes);
        skus = CouponTemplate.copy(skus);
        weekdays = CouponTemplate.copy(weekdays);
        hours = CouponTemplate.copy(hours);
        tiers = CouponTemplate.copy(tiers);
        firstSale = Boolean.TRUE.equals(firstSale);
        exclusive = Boolean.TRUE.equals(exclusive);
    }

    /** Whether it is for some goods only. */
    boolean chooseGoods() {
        return !classes.isEmpty() || !skus.isEmpty();
    }

    boolean holdFor(CouponBasket.Line line) {
        return !chooseGoods() || skus.contains(line.sku()) || classes.contains(line.productClass());
    }

    /** Why not at this place, for this member, at this moment; empty when nothing is against it. */
    Optional<CouponRefusal> against(CouponBasket basket) {
        if (!stores.isEmpty() && !stores.contains(basket.storeId())) {
            return Optional.of(CouponRefusal.OTHER_STORE);
        }
        if (!tiers.isEmpty() && !tiers.contains(basket.tier())) {
            return Optional.of(CouponRefusal.OTHER_TIER);
        }
        if (firstSale && !basket.firstSale()) {
            return Optional.of(CouponRefusal.NOT_FIRST_SALE);
        }
        if (!weekdays.isEmpty() && !weekdays.contains(Weekday.of(basket.at().getDayOfWeek()))) {
            return Optional.of(CouponRefusal.OTHER_WEEKDAY);
        }
        if (!hours.isEmpty()
                && hours.stream().noneMatch(part -> part.holds(basket.at().toLocalTime()))) {
            return Optional.of(CouponRefusal.OTHER_HOURS);
        }
        return Optional.empty();
    }
}
