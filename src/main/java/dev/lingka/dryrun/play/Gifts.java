package dev.lingka.dryrun.play;

import dev.lingka.coupon.HeldCoupon;
import dev.lingka.points.PointsCourse;
import dev.lingka.reward.rule.Gift;
import dev.lingka.reward.rule.Grant;
import dev.lingka.reward.rule.Happening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What rules give a member for what happens, as {@code reward_give} and {@code reward_take_back} do. */
final class Gifts {

    private final Rules rules;
    private final Pocket pocket;
    private final PointsCourse points;
    private final Tally tally;
    private final ZoneId zone;
    private final Map<String, Integer> times = new HashMap<>();
    private long made;

    Gifts(Rules rules, Pocket pocket, PointsCourse points, Tally tally, ZoneId zone) {
        this.rules = rules;
        this.pocket = pocket;
        this.points = points;
        this.tally = tally;
        this.zone = zone;
    }

    /**
     * What one rule gave.
     *
     * @param coupon null for none
     * @param lot of the points
     */
    record Given(Grant rule, HeldCoupon coupon, UUID lot) {}

    /** Gives all that the rules have for it. */
    List<Given> give(Happening happening, Instant at) {
        List<Given> all = new ArrayList<>();
        for (Gift gift : rules.grants().gifts(happening)) {
            give(gift, happening.day(), at).ifPresent(all::add);
        }
        return all;
    }

    private Optional<Given> give(Gift gift, LocalDate day, Instant at) {
        Grant rule = gift.rule();
        String span =
                rule.limit() == null ? null : rule.code() + " " + rule.limit().starts(day);
        if (span != null && times.getOrDefault(span, 0) >= rule.limit().times()) {
            return Optional.empty();
        }
        Optional<HeldCoupon> coupon = Optional.ofNullable(gift.coupon())
                .flatMap(rules.coupons()::template)
                .flatMap(template -> pocket.give(template, at, zone));
        if (coupon.isEmpty() && gift.points() == null) {
            return Optional.empty();
        }
        if (span != null) {
            times.merge(span, 1, Integer::sum);
        }
        coupon.ifPresent(piece -> tally.add(Figure.COUPONS_ISSUED, 1));
        made++;
        UUID lot = new UUID(1, made);
        if (gift.points() != null) {
            points.grant(lot, gift.points(), rules.points().expiry().lastDay(day));
            tally.add(Figure.POINTS_GRANTED, gift.points());
        }
        return Optional.of(new Given(rule, coupon.orElse(null), lot));
    }

    /** All of what they were given for is back: so are coupons that nobody used, and points that are still there. */
    void takeBack(List<Given> all) {
        for (Given given : all) {
            if (given.rule().takeBack()) {
                if (given.coupon() != null && pocket.take(given.coupon())) {
                    tally.add(Figure.COUPONS_WITHDRAWN, 1);
                }
                tally.add(Figure.POINTS_TAKEN_BACK, points.takeGrant(given.lot()));
            }
        }
    }
}
