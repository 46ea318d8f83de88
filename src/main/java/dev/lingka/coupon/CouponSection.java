package dev.lingka.coupon;

import dev.lingka.merchant.programme.ProgrammeSection;
import dev.lingka.shared.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The section {@code coupons} of the programme: refuses templates that nobody could use, or that mean two things. */
@ApplicationScoped
class CouponSection implements ProgrammeSection<CouponRules> {

    @Override
    public String name() {
        return "coupons";
    }

    @Override
    public Class<CouponRules> type() {
        return CouponRules.class;
    }

    /** No coupons. */
    @Override
    public CouponRules defaults() {
        return new CouponRules(3, 10, 60, 7, 500, List.of());
    }

    @Override
    public List<FieldError> validate(CouponRules rules, String path) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < rules.templates().size(); i++) {
            CouponTemplate template = rules.templates().get(i);
            String place = path + ".templates[" + i + "]";
            if (!codes.add(template.code())) {
                errors.add(new FieldError(place + ".code", "DUPLICATE", "each template has a code of its own"));
            }
            new TemplateCheck(template, place, errors).all();
        }
        return errors;
    }
}
