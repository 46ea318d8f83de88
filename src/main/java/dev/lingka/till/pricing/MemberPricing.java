package dev.lingka.till.pricing;

import dev.lingka.member.MemberService;
import dev.lingka.member.Profile;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.points.PointsRules;
import dev.lingka.points.PointsService;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.tier.Standing;
import dev.lingka.tier.TierRules;
import dev.lingka.tier.TierService;
import dev.lingka.till.sale.PricedSale;
import dev.lingka.till.sale.Pricing;
import dev.lingka.till.sale.SaleBasket;
import dev.lingka.till.sale.TenderKind;
import dev.lingka.till.sale.TillPoint;
import dev.lingka.till.sale.TillRules;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;

/**
 * Prices what a member buys, by the rules of now. Nothing is taken here: {@code till_apply} does so with the charge,
 * and refuses what has gone since.
 */
@ApplicationScoped
public class MemberPricing {

    private final Pricing pricing;
    private final ShopperRepository shoppers;
    private final TierService tiers;
    private final PointsService points;
    private final MemberService members;
    private final CouponDesk coupons;
    private final Clock clock;

    MemberPricing(
            Pricing pricing,
            ShopperRepository shoppers,
            TierService tiers,
            PointsService points,
            MemberService members,
            CouponDesk coupons,
            Clock clock) {
        this.pricing = pricing;
        this.shoppers = shoppers;
        this.tiers = tiers;
        this.points = points;
        this.members = members;
        this.coupons = coupons;
        this.clock = clock;
    }

    /**
     * What the basket costs the holder of this card, and what the sale will earn them.
     *
     * @param wishes coupons and points to pay with
     * @throws ProblemException as {@link Pricing#price}; COUPON_NOT_FOUND, COUPON_NOT_APPLICABLE, COUPONS_NOT_TOGETHER,
     *     POINTS_DO_NOT_PAY; NOT_FOUND for a card that is not there
     */
    public Uni<PricedSale> price(TillPoint point, UUID cardId, SaleBasket basket, Wishes wishes, Programme programme) {
        PricedSale listed = pricing.price(basket, programme.section(TillRules.class), TenderKind.WALLET);
        return isPlain(programme) && wishes.isEmpty()
                ? Uni.createFrom().item(listed)
                : visit(point, cardId, basket, programme)
                        .chain(visit -> coupons.present(
                                        point.by(), visit.shopper().memberId(), wishes)
                                .chain(presented -> spendable(point.by(), visit, wishes)
                                        .map(held -> new MemberPrice(visit, presented, held, programme))))
                        .map(price -> price.of(basket, listed));
    }

    /** No more than the member has. */
    private Uni<Long> spendable(InMerchant merchant, Visit visit, Wishes wishes) {
        return wishes.points() == 0
                ? Uni.createFrom().item(0L)
                : points.balance(merchant, visit.shopper().memberId())
                        .map(balance -> Math.min(wishes.points(), balance.points()));
    }

    /** Whether no rule of this programme asks who buys. */
    static boolean isPlain(Programme programme) {
        return !programme.section(PricingRules.class).changesPrices()
                && programme.section(PointsRules.class).rates().isEmpty()
                && programme.section(TierRules.class).levels().stream()
                        .allMatch(level -> level.discountBasisPoints() == PricingRules.WHOLE);
    }

    private Uni<Visit> visit(TillPoint point, UUID cardId, SaleBasket basket, Programme programme) {
        return shoppers.shopper(point.by(), cardId, point.storeId())
                .map(found -> found.orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)))
                .chain(found -> {
                    UUID memberId = UUID.fromString(found.getString("memberId"));
                    return tiers.standing(point.by(), found.getJsonObject("tier"))
                            .chain(standing -> born(point.by(), memberId, programme)
                                    .map(born -> visit(point, found, standing, born.born(), basket, programme)));
                });
    }

    private record Birth(LocalDate born) {}

    /** Asked for only where a rule wants to know it. */
    private Uni<Birth> born(InMerchant merchant, UUID memberId, Programme programme) {
        boolean wanted = programme.section(PricingRules.class).memberDays().stream()
                .anyMatch(day -> day.birthday() != MemberDay.Birthday.NONE);
        return wanted
                ? members.profile(merchant, memberId).map(Profile::birthday).map(Birth::new)
                : Uni.createFrom().item(new Birth(null));
    }

    private Visit visit(
            TillPoint point,
            JsonObject found,
            Standing standing,
            LocalDate born,
            SaleBasket basket,
            Programme programme) {
        ZonedDateTime at = clock.instant().atZone(ZoneId.of(found.getString("zone")));
        Shopper shopper = new Shopper(
                UUID.fromString(found.getString("memberId")),
                found.getString("cardKind"),
                standing,
                at.toLocalDate(),
                born,
                !found.getBoolean("lapsed"));
        boolean hasLines = basket.lines() != null && !basket.lines().isEmpty();
        return new Visit(
                programme.section(PricingRules.class),
                shopper,
                point.storeId(),
                at,
                found.getBoolean("firstSale"),
                hasLines);
    }
}
