package dev.lingka.dryrun.play;

import dev.lingka.coupon.HeldCoupon;
import dev.lingka.dryrun.play.Happened.Bought;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.till.pricing.PlayedPrice;
import dev.lingka.till.sale.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where a member pays: puts the coupons on the counter that were really there, and those that the played rules gave and
 * of which nobody can know who would have used them.
 */
final class Counter {

    /** Pieces of unknown use that are tried at one sale. */
    private static final int TRIED = 10;

    private final Rules rules;
    private final Pocket pocket;
    private final Set<String> known;
    private final Map<UUID, HeldCoupon> shown = new LinkedHashMap<>();

    Counter(Rules rules, Pocket pocket, Set<String> known) {
        this.rules = rules;
        this.pocket = pocket;
        this.known = known;
    }

    /** The price of a sale with the coupons that fit. */
    PlayedPrice price(Bought bought, PlayedPrice.Buyer buyer, long balance) {
        PlayedPrice.Basket basket = new PlayedPrice.Basket(
                bought.storeId(), bought.at().atZone(bought.zone()), bought.day(), bought.listFen(), bought.lines());
        long points = rules.points().cash() == null ? 0 : Math.min(bought.points(), balance);
        List<HeldCoupon> coupons = shown(bought);
        if (coupons.isEmpty()) {
            for (HeldCoupon piece : pocket.besides(known, bought.at(), TRIED)) {
                Optional<PlayedPrice> price = tried(buyer, basket, List.of(piece), points);
                if (price.isPresent()) {
                    shown.put(piece.id(), piece);
                    return price.get();
                }
            }
        }
        return without(buyer, basket, coupons, points);
    }

    private List<HeldCoupon> shown(Bought bought) {
        shown.clear();
        for (Happened.Shown piece : bought.coupons()) {
            Optional<HeldCoupon> held = piece.byRule()
                    ? pocket.live(piece.coupon().terms().code(), bought.at())
                    : Optional.of(piece.coupon());
            held.ifPresent(coupon -> shown.put(coupon.id(), coupon));
        }
        return new ArrayList<>(shown.values());
    }

    /** Leaves those out that do not fit, one after the other. */
    private PlayedPrice without(
            PlayedPrice.Buyer buyer, PlayedPrice.Basket basket, List<HeldCoupon> coupons, long points) {
        while (true) {
            try {
                return PlayedPrice.of(rules.programme(), buyer, basket, coupons, points);
            } catch (ProblemException refused) {
                Object unfit = refused.facts().get("couponId");
                if (!coupons.removeIf(coupon -> coupon.id().equals(unfit))) {
                    throw refused;
                }
            }
        }
    }

    private Optional<PlayedPrice> tried(
            PlayedPrice.Buyer buyer, PlayedPrice.Basket basket, List<HeldCoupon> coupons, long points) {
        try {
            return Optional.of(PlayedPrice.of(rules.programme(), buyer, basket, coupons, points));
        } catch (ProblemException refused) {
            return Optional.empty();
        }
    }

    /** Uses up what the price took; answers it. */
    List<HeldCoupon> use(PlayedPrice price) {
        List<HeldCoupon> used = price.effects().stream()
                .map(Effect::couponId)
                .filter(Objects::nonNull)
                .map(shown::get)
                .filter(Objects::nonNull)
                .toList();
        used.forEach(pocket::take);
        return used;
    }

    void putBack(HeldCoupon coupon, Instant at) {
        pocket.putBack(coupon, at);
    }

    /** What the gift costs that is handed over for this piece. */
    long giftFen(List<HeldCoupon> used, UUID couponId) {
        return used.stream()
                .filter(coupon -> coupon.id().equals(couponId))
                .map(coupon -> coupon.terms().value().costFen())
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }
}
