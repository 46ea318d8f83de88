package dev.lingka.card.conduct;

import dev.lingka.merchant.programme.ProgrammeSection;
import dev.lingka.shared.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The section {@code conduct} of the programme, and the law's guard over it: by the Supreme People's Court's
 * interpretation on prepaid consumption, in force since 2025-05-01, a clause that rules out paying prepaid money back
 * is void.
 */
@ApplicationScoped
class ConductSection implements ProgrammeSection<ConductRules> {

    /** A fortnight and a day: an appeal is decided while everybody remembers. */
    private static final int DECISION_DAYS = 15;

    @Override
    public String name() {
        return "conduct";
    }

    @Override
    public Class<ConductRules> type() {
        return ConductRules.class;
    }

    @Override
    public ConductRules defaults() {
        return new ConductRules(List.of(), 0, DECISION_DAYS, ConductRules.Principal.PAID_BACK);
    }

    @Override
    public List<FieldError> validate(ConductRules section, String path) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < section.rules().size(); i++) {
            ConductRules.Rule rule = section.rules().get(i);
            String at = path + ".rules[" + i + "]";
            if (!codes.add(rule.code())) {
                errors.add(new FieldError(at + ".code", "DUPLICATE", "each rule has a code of its own"));
            }
            if (Set.copyOf(rule.measures()).size() < rule.measures().size()) {
                errors.add(new FieldError(at + ".measures", "DUPLICATE", "name each measure once"));
            }
        }
        if (section.principal() != ConductRules.Principal.PAID_BACK) {
            errors.add(new FieldError(
                    path + ".principal",
                    "AGAINST_LAW",
                    "the principal of a cancelled membership is paid back; say paid_back"));
        }
        return errors;
    }
}
