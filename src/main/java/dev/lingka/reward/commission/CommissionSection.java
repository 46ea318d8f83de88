package dev.lingka.reward.commission;

import dev.lingka.card.CardRules;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeSection;
import dev.lingka.shared.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The section {@code commissions} of the programme. */
@ApplicationScoped
class CommissionSection implements ProgrammeSection<CommissionRules> {

    private static final int TAKE_BACK_DAYS = 30;

    @Override
    public String name() {
        return "commissions";
    }

    @Override
    public Class<CommissionRules> type() {
        return CommissionRules.class;
    }

    /** No commission. */
    @Override
    public CommissionRules defaults() {
        return new CommissionRules(List.of(), null, TAKE_BACK_DAYS);
    }

    @Override
    public List<FieldError> validate(CommissionRules rules, String path) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> kinds = new HashSet<>();
        for (int i = 0; i < rules.cards().size(); i++) {
            if (!kinds.add(rules.cards().get(i).kind())) {
                errors.add(new FieldError(
                        path + ".cards[" + i + "].kind", "DUPLICATE", "say once what a card of this kind earns"));
            }
        }
        return errors;
    }

    /** A kind that is not there would earn nothing, and nobody would notice. */
    @Override
    public List<FieldError> disagreements(CommissionRules rules, Programme programme, String path) {
        CardRules cards = programme.section(CardRules.class);
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < rules.cards().size(); i++) {
            String kind = rules.cards().get(i).kind();
            if (cards.kind(kind).isEmpty()) {
                errors.add(new FieldError(
                        path + ".cards[" + i + "].kind",
                        "UNKNOWN",
                        "name a kind of cards.kinds: there is no \"" + kind + "\""));
            }
        }
        return errors;
    }
}
