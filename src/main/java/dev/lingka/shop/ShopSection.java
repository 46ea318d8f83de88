package dev.lingka.shop;

import dev.lingka.coupon.CouponRules;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeSection;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.tier.TierRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The section {@code shop} of the programme. */
@ApplicationScoped
class ShopSection implements ProgrammeSection<ShopRules> {

    @Override
    public String name() {
        return "shop";
    }

    @Override
    public Class<ShopRules> type() {
        return ShopRules.class;
    }

    /** A shop without anything in it. */
    @Override
    public ShopRules defaults() {
        return new ShopRules(List.of());
    }

    @Override
    public List<FieldError> validate(ShopRules rules, String path) {
        return new ShopCheck(path).of(rules);
    }

    @Override
    public List<FieldError> disagreements(ShopRules rules, Programme programme, String path) {
        return new ShopCheck(path)
                .against(rules, programme.section(TierRules.class), programme.section(CouponRules.class));
    }
}
