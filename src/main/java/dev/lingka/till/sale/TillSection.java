package dev.lingka.till.sale;

import dev.lingka.merchant.programme.ProgrammeSection;
import dev.lingka.shared.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The section {@code till} of the programme. */
@ApplicationScoped
class TillSection implements ProgrammeSection<TillRules> {

    private static final String OUT_OF_RANGE = "OUT_OF_RANGE";

    @Override
    public String name() {
        return "till";
    }

    @Override
    public Class<TillRules> type() {
        return TillRules.class;
    }

    /** Principal first, so that a refund of a recharge is decided by what is left; three minutes as phones are slow. */
    @Override
    public TillRules defaults() {
        return new TillRules("principal_first", 100_000, 180, 5_000_000, 50_000, Map.of());
    }

    @Override
    public List<FieldError> validate(TillRules rules, String path) {
        List<FieldError> errors = new ArrayList<>();
        if (rules.confirmAboveFen() > rules.saleMaxFen()) {
            errors.add(
                    new FieldError(path + ".confirmAboveFen", OUT_OF_RANGE, "not above saleMaxFen", "不能大于 saleMaxFen"));
        }
        if (rules.refundApprovalAboveFen() > rules.saleMaxFen()) {
            errors.add(new FieldError(
                    path + ".refundApprovalAboveFen", OUT_OF_RANGE, "not above saleMaxFen", "不能大于 saleMaxFen"));
        }
        return errors;
    }
}
