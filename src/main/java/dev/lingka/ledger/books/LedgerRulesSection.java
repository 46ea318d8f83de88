package dev.lingka.ledger.books;

import dev.lingka.merchant.programme.ProgrammeSection;
import dev.lingka.shared.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Owns the section {@code ledger} of the programme. */
@ApplicationScoped
class LedgerRulesSection implements ProgrammeSection<LedgerRules> {

    private static final LedgerRules SCALE_ISSUER = new LedgerRules(20);

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public Class<LedgerRules> type() {
        return LedgerRules.class;
    }

    @Override
    public LedgerRules defaults() {
        return SCALE_ISSUER;
    }

    @Override
    public List<FieldError> validate(LedgerRules section, String path) {
        return List.of();
    }
}
