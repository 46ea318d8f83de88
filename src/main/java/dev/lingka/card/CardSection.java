package dev.lingka.card;

import dev.lingka.merchant.programme.ProgrammeSection;
import dev.lingka.shared.Money;
import dev.lingka.shared.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * The section {@code cards} of the programme, and the law's guard over it: MOFCOM Order 2012 No. 9 (named cards hold at
 * most ¥5,000 and never lapse) and the Supreme People's Court's interpretation in force since 2025-05-01 (clauses that
 * rule out replacement, transfer or refund are void).
 */
@ApplicationScoped
class CardSection implements ProgrammeSection<CardRules> {

    private static final CardRules.Kind STANDARD =
            CardRules.Kind.free("standard", new CardRules.Name("会员卡", "Member card"));

    @Override
    public String name() {
        return "cards";
    }

    @Override
    public Class<CardRules> type() {
        return CardRules.class;
    }

    @Override
    public CardRules defaults() {
        return new CardRules(List.of(STANDARD), 24, 5, 5, 10, 5);
    }

    @Override
    public List<FieldError> validate(CardRules section, String path) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < section.kinds().size(); i++) {
            guard(section.kinds().get(i), path + ".kinds[" + i + "]", errors);
            new KindCheck(section.kinds().get(i), path + ".kinds[" + i + "]", errors).run();
        }
        return errors;
    }

    private static void guard(CardRules.Kind kind, String at, List<FieldError> errors) {
        long cap = CardRules.Kind.NAMED_CARD_CAP_FEN;
        if (kind.balanceCapFen() > cap) {
            errors.add(refused(
                    at + ".balanceCapFen",
                    "a named card holds at most " + cap + " fen (" + Money.yuan(cap) + ")",
                    "记名卡余额不得超过 " + cap + " 分（" + Money.yuan(cap) + "）"));
        }
        if (kind.validDays() != null) {
            errors.add(refused(
                    at + ".validDays", "the value of a named card does not lapse; leave this out", "记名卡不得设有效期，请删去此项"));
        }
        if (!kind.replaceable()) {
            errors.add(refused(
                    at + ".replaceable", "a named card that is lost is replaced; say true", "记名卡挂失后必须补办，请写 true"));
        }
        if (kind.holdsValue() && !kind.transferable()) {
            errors.add(refused(
                    at + ".transferable",
                    "terms that rule out the transfer of a prepaid card are void; say true",
                    "“不得转让”的条款无效，请写 true"));
        }
        if (kind.holdsValue() && !kind.refundable()) {
            errors.add(refused(
                    at + ".refundable", "terms that rule out refunds are void; say true", "“概不退款”的条款无效，请写 true"));
        }
    }

    private static FieldError refused(String at, String english, String chinese) {
        return new FieldError(at, "AGAINST_LAW", english, chinese);
    }
}
