package dev.lingka.till.pricing;

import dev.lingka.merchant.programme.ProgrammeSection;
import dev.lingka.shared.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The section {@code pricing} of the programme. */
@ApplicationScoped
class PricingSection implements ProgrammeSection<PricingRules> {

    private static final String UNKNOWN = "UNKNOWN";
    private static final int FIVE_MINUTES = 300;

    @Override
    public String name() {
        return "pricing";
    }

    @Override
    public Class<PricingRules> type() {
        return PricingRules.class;
    }

    @Override
    public PricingRules defaults() {
        return new PricingRules(List.of(), List.of(), List.of(), List.of(), false, FIVE_MINUTES);
    }

    @Override
    public List<FieldError> validate(PricingRules rules, String path) {
        List<FieldError> errors = new ArrayList<>();
        unique(rules.products(), Product::sku, path + ".products", "sku", errors);
        unique(rules.classes(), ProductClass::code, path + ".classes", "code", errors);
        unique(rules.memberDays(), MemberDay::code, path + ".memberDays", "code", errors);
        products(rules, path, errors);
        for (int i = 0; i < rules.memberDays().size(); i++) {
            if (!rules.memberDays().get(i).hasDays()) {
                errors.add(new FieldError(
                        path + ".memberDays[" + i + "]",
                        "REQUIRED",
                        "one of weekdays, daysOfMonth, dates and birthday says when it is"));
            }
        }
        for (int i = 0; i < rules.exclude().size(); i++) {
            if (Set.copyOf(rules.exclude().get(i)).size() < 2) {
                errors.add(new FieldError(path + ".exclude[" + i + "]", "INVALID", "two different effects"));
            }
        }
        return errors;
    }

    private static void products(PricingRules rules, String path, List<FieldError> errors) {
        Set<String> classes = rules.classes().stream().map(ProductClass::code).collect(Collectors.toSet());
        Set<String> days = rules.memberDays().stream().map(MemberDay::code).collect(Collectors.toSet());
        for (int i = 0; i < rules.products().size(); i++) {
            Product product = rules.products().get(i);
            String place = path + ".products[" + i + "]";
            if (product.productClass() != null && !classes.contains(product.productClass())) {
                errors.add(new FieldError(place + ".productClass", UNKNOWN, "the code of one of classes: " + classes));
            }
            for (int day = 0; day < product.memberDays().size(); day++) {
                if (!days.contains(product.memberDays().get(day))) {
                    String where = place + ".memberDays[" + day + "]";
                    errors.add(new FieldError(where, UNKNOWN, "the code of one of memberDays: " + days));
                }
            }
            if (product.memberPriceFen() == null && !product.memberDays().isEmpty()) {
                errors.add(new FieldError(place + ".memberPriceFen", "REQUIRED", "the price on those days"));
            }
        }
    }

    private static <T> void unique(
            List<T> all, Function<T, String> code, String path, String field, List<FieldError> errors) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            if (!seen.add(code.apply(all.get(i)))) {
                errors.add(new FieldError(path + "[" + i + "]." + field, "DUPLICATE", "each has its own"));
            }
        }
    }
}
