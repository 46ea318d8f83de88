package dev.lingka.shop;

import dev.lingka.coupon.CouponRules;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.tier.TierLevel;
import dev.lingka.tier.TierRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with items that are each right field by field, with what would be right. */
final class ShopCheck {

    private static final String DUPLICATE = "DUPLICATE";
    private static final String INVALID = "INVALID";
    private static final String NOT_ALLOWED = "NOT_ALLOWED";
    private static final String REQUIRED = "REQUIRED";
    private static final String UNKNOWN = "UNKNOWN";
    private static final int WHOLE = 10_000;

    private final String path;
    private final List<FieldError> errors = new ArrayList<>();

    ShopCheck(String path) {
        this.path = path;
    }

    List<FieldError> of(ShopRules rules) {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < rules.items().size(); i++) {
            ShopItem item = rules.items().get(i);
            String at = "items[" + i + "]";
            require(codes.add(item.code()), at + ".code", DUPLICATE, "each item has a code of its own", "每件商品的代码不能重复");
            when(at, item);
            limits(at, item);
            belongs(at + ".coupon", item.coupon(), item.kind() == ShopKind.COUPON, Owner.COUPON);
            belongs(at + ".bonusFen", item.bonusFen(), item.kind() == ShopKind.BONUS, Owner.BONUS);
            belongs(at + ".lottery", item.lottery(), item.kind() == ShopKind.LOTTERY_TICKET, Owner.TICKET);
            if (item.lottery() != null) {
                lottery(at + ".lottery", item.lottery());
            }
        }
        return errors;
    }

    /** What is named here and is not there: tiers and coupons. */
    List<FieldError> against(ShopRules rules, TierRules tiers, CouponRules coupons) {
        Set<String> levels = tiers.levels().stream().map(TierLevel::code).collect(Collectors.toSet());
        for (int i = 0; i < rules.items().size(); i++) {
            ShopItem item = rules.items().get(i);
            String at = "items[" + i + "]";
            for (int j = 0; j < item.tiers().size(); j++) {
                require(
                        levels.contains(item.tiers().get(j)),
                        at + ".tiers[" + j + "]",
                        UNKNOWN,
                        "one of the levels of the section tiers",
                        "请写 tiers 里有的等级");
            }
            known(at + ".coupon", item.coupon(), coupons);
            for (int j = 0; j < item.prizes().size(); j++) {
                known(
                        at + ".lottery.prizes[" + j + "].coupon",
                        item.prizes().get(j).coupon(),
                        coupons);
            }
        }
        return errors;
    }

    private void known(String field, String coupon, CouponRules coupons) {
        require(
                coupon == null || coupons.template(coupon).isPresent(),
                field,
                UNKNOWN,
                "one of the templates of the section coupons",
                "请写 coupons 里有的券模板");
    }

    private void when(String at, ShopItem item) {
        require(
                item.from() == null || item.until() == null || item.from().isBefore(item.until()),
                at + ".until",
                INVALID,
                "after from",
                "必须晚于 from");
        Set<String> tiers = new HashSet<>();
        for (int i = 0; i < item.tiers().size(); i++) {
            require(tiers.add(item.tiers().get(i)), at + ".tiers[" + i + "]", DUPLICATE, "each tier once", "每个等级只写一次");
        }
    }

    private void limits(String at, ShopItem item) {
        notAboveStock(at + ".perMember", item.perMember(), item.stock());
        notAboveStock(at + ".perDay", item.perDay(), item.stock());
    }

    private void lottery(String at, Lottery lottery) {
        Set<String> codes = new HashSet<>();
        int odds = 0;
        for (int i = 0; i < lottery.prizes().size(); i++) {
            Prize prize = lottery.prizes().get(i);
            String here = at + ".prizes[" + i + "]";
            require(
                    codes.add(prize.code()),
                    here + ".code",
                    DUPLICATE,
                    "each prize of a lottery has a code of its own",
                    "每个奖品的代码不能重复");
            require(
                    prize.kind() != ShopKind.LOTTERY_TICKET,
                    here + ".kind",
                    INVALID,
                    "gift, coupon or bonus",
                    "请写 gift、coupon 或 bonus");
            belongs(here + ".coupon", prize.coupon(), prize.kind() == ShopKind.COUPON, Owner.COUPON);
            belongs(here + ".bonusFen", prize.bonusFen(), prize.kind() == ShopKind.BONUS, Owner.BONUS);
            odds += prize.oddsBasisPoints();
        }
        require(
                odds <= WHOLE,
                at + ".prizes",
                "OUT_OF_RANGE",
                "oddsBasisPoints come to " + odds + " together: at most " + WHOLE + ", the rest wins nothing",
                "中奖概率合计 " + odds + "，不得超过 " + WHOLE + "；余下的不中奖");
    }

    /** What one kind must state and no other may. */
    private void belongs(String field, Object stated, boolean wanted, Owner owner) {
        require(!wanted || stated != null, field, REQUIRED, owner.asked, owner.askedInChinese);
        require(wanted || stated == null, field, NOT_ALLOWED, owner.forbidden, owner.forbiddenInChinese);
    }

    /** Which kind states a field, and what it says to others. */
    private enum Owner {
        COUPON("a coupon says so: the template's code", "请写券模板的代码", "only a coupon has it", "只有 coupon 才有"),
        BONUS("a bonus says so: what the card gains", "请写存入卡的金额（分）", "only a bonus has it", "只有 bonus 才有"),
        TICKET(
                "a lottery_ticket says so: draws and prizes",
                "请写抽奖次数和奖品",
                "only a lottery_ticket has it",
                "只有 lottery_ticket 才有");

        private final String asked;
        private final String askedInChinese;
        private final String forbidden;
        private final String forbiddenInChinese;

        Owner(String asked, String askedInChinese, String forbidden, String forbiddenInChinese) {
            this.asked = asked;
            this.askedInChinese = askedInChinese;
            this.forbidden = forbidden;
            this.forbiddenInChinese = forbiddenInChinese;
        }
    }

    private void notAboveStock(String field, Long limit, Long stock) {
        require(limit == null || stock == null || limit <= stock, field, INVALID, "not above stock", "不得超过 stock");
    }

    private void require(boolean holds, String field, String code, String message, String chinese) {
        if (!holds) {
            errors.add(new FieldError(path + "." + field, code, message, chinese));
        }
    }
}
