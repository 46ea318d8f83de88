package dev.lingka.coupon;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.plan.PlanChapter;
import dev.lingka.merchant.programme.words.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells members which coupons they can take; those that staff give alone are told when they are given. */
@ApplicationScoped
class CouponPlan implements PlanChapter {

    private static final String COUPONS = "coupons";

    @Override
    public int place() {
        return 6;
    }

    @Override
    public Optional<Chapter> chapter(Programme programme, Words words, Instant now) {
        List<CouponTemplate> templates = programme.section(CouponRules.class).templates();
        List<Entry> claimable = templates.stream()
                .filter(CouponTemplate::claimable)
                .map(template -> new Entry(template.code(), template.name().in(words.locale()), List.of()))
                .toList();
        return templates.isEmpty()
                ? Optional.empty()
                : Optional.of(new Chapter(COUPONS, words.label(List.of(COUPONS)), claimable));
    }
}
