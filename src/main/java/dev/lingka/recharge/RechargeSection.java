package dev.lingka.recharge;

import dev.lingka.card.CardRules;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeSection;
import dev.lingka.shared.Money;
import dev.lingka.shared.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The section {@code recharge} of the programme: refuses what contradicts itself or the prepaid-card law. */
@ApplicationScoped
class RechargeSection implements ProgrammeSection<RechargeRules> {

    /** A registered single-purpose card holds at most ¥5,000 (MOFCOM Order 2012 No. 9). */
    private static final long LAWFUL_CAP_FEN = 500_000;

    private static final String AGAINST_LAW = "AGAINST_LAW";
    private static final String INVALID = "INVALID";

    @Override
    public String name() {
        return "recharge";
    }

    @Override
    public Class<RechargeRules> type() {
        return RechargeRules.class;
    }

    @Override
    public RechargeRules defaults() {
        RefundTerms refund = new RefundTerms(
                RefundTerms.LAWFUL_DAYS, RefundTerms.Later.STAFF, RefundTerms.SpentBonus.DEDUCT, 50_000);
        return new RechargeRules(true, 1_000, 100_000, "1", 15, refund, List.of());
    }

    @Override
    public List<FieldError> validate(RechargeRules rules, String path) {
        List<FieldError> errors = new ArrayList<>();
        if (rules.minFen() > rules.maxFen()) {
            errors.add(new FieldError(path + ".minFen", INVALID, "not above maxFen", "不能大于 maxFen"));
        }
        requireWithinCap(rules.maxFen(), path + ".maxFen", errors);
        refund(rules.refund(), path + ".refund", errors);
        for (int i = 0; i < rules.offers().size(); i++) {
            offer(rules.offers().get(i), path + ".offers[" + i + "]", errors);
        }
        return errors;
    }

    /** Offers name card kinds that there are, and fit on one of them at least. */
    @Override
    public List<FieldError> disagreements(RechargeRules rules, Programme programme, String path) {
        List<CardRules.Kind> kinds = programme.section(CardRules.class).kinds();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < rules.offers().size(); i++) {
            OfferFit.check(rules.offers().get(i), kinds, path + ".offers[" + i + "]", errors);
        }
        kinds.forEach(kind -> OfferFit.reaches(rules, kind, path, errors));
        return errors;
    }

    private static void refund(RefundTerms terms, String path, List<FieldError> errors) {
        if (terms.selfServiceDays() < RefundTerms.LAWFUL_DAYS) {
            errors.add(new FieldError(
                    path + ".selfServiceDays",
                    AGAINST_LAW,
                    "principal is refunded on demand within 7 days at least",
                    "付款后至少 7 天内可无理由退还本金"));
        }
        if (terms.later() == RefundTerms.Later.NEVER) {
            errors.add(new FieldError(
                    path + ".later",
                    AGAINST_LAW,
                    "terms that rule out refunds are void; say member or staff",
                    "“概不退款”的条款无效，请写 member 或 staff"));
        }
    }

    private static void offer(RechargeOffer offer, String path, List<FieldError> errors) {
        requireWithinCap(offer.payFen(), path + ".payFen", errors);
        if (offer.from() != null && offer.until() != null && !offer.from().isBefore(offer.until())) {
            errors.add(new FieldError(path + ".until", INVALID, "later than from", "必须晚于 from"));
        }
        if (offer.firstTime() && offer.limitPerMember() != null && offer.limitPerMember() > 1) {
            errors.add(new FieldError(
                    path + ".limitPerMember", INVALID, "a first time happens once; say 1", "首充只有一次，请写 1"));
        }
    }

    private static void requireWithinCap(long fen, String path, List<FieldError> errors) {
        if (fen > LAWFUL_CAP_FEN) {
            errors.add(new FieldError(
                    path,
                    AGAINST_LAW,
                    "a named card may hold " + LAWFUL_CAP_FEN + " fen (" + Money.yuan(LAWFUL_CAP_FEN) + ") at most",
                    "记名卡余额不得超过 " + LAWFUL_CAP_FEN + " 分（" + Money.yuan(LAWFUL_CAP_FEN) + "）"));
        }
    }
}
