package dev.lingka.card;

import dev.lingka.merchant.programme.ProgrammeSection;
import dev.lingka.shared.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The section {@code cards} of the programme, and the law's guard over it: MOFCOM Order 2012 No. 9 (named cards hold at
 * most ¥5,000 and never lapse) and the Supreme People's Court's interpretation in force since 2025-05-01 (a clause that
 * refuses the replacement of a lost card is void).
 */
@ApplicationScoped
class CardSection implements ProgrammeSection<CardRules> {

    private static final CardRules.Kind STANDARD =
            new CardRules.Kind("standard", new CardRules.Name("会员卡", "Member card"), null, null, null, null);

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
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < section.kinds().size(); i++) {
            CardRules.Kind kind = section.kinds().get(i);
            String at = path + ".kinds[" + i + "]";
            if (!codes.add(kind.code())) {
                errors.add(new FieldError(at + ".code", "DUPLICATE", "each kind has a code of its own"));
            }
            guard(kind, at, errors);
        }
        return errors;
    }

    private static void guard(CardRules.Kind kind, String at, List<FieldError> errors) {
        if (kind.balanceCapFen() > CardRules.Kind.NAMED_CARD_CAP_FEN) {
            errors.add(new FieldError(
                    at + ".balanceCapFen",
                    "AGAINST_THE_LAW",
                    "a named card holds at most " + CardRules.Kind.NAMED_CARD_CAP_FEN + " fen"));
        }
        if (kind.validDays() != null) {
            errors.add(new FieldError(
                    at + ".validDays", "AGAINST_THE_LAW", "the value of a named card does not lapse; leave this out"));
        }
        if (!kind.replaceable()) {
            errors.add(new FieldError(
                    at + ".replaceable", "AGAINST_THE_LAW", "a named card that is lost is replaced; say true"));
        }
    }
}
