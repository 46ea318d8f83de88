package dev.lingka.card.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.shared.problem.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConductSectionTest {

    private final ConductSection section = new ConductSection();

    @Test
    void beginsWithoutRulesAndPaysBack() {
        assertThat(section.validate(section.defaults(), "conduct")).isEmpty();
        assertThat(section.defaults().rules()).isEmpty();
        assertThat(section.defaults().principal()).isEqualTo(ConductRules.Principal.PAID_BACK);
    }

    @Test
    void refusesToForfeitWhatMembersPaid() {
        ConductRules rules = new ConductRules(List.of(), 0, 15, ConductRules.Principal.FORFEITED);

        assertThat(section.validate(rules, "conduct"))
                .singleElement()
                .extracting(FieldError::field, FieldError::code)
                .containsExactly("conduct.principal", "AGAINST_LAW");
    }

    @Test
    void wantsACodeForEachRuleAndEachMeasureOnce() {
        ConductRules rules = new ConductRules(
                List.of(
                        rule("quiet", MeasureKind.WARN),
                        rule("quiet", MeasureKind.FREEZE),
                        rule("tidy", MeasureKind.WARN, MeasureKind.WARN)),
                0,
                15,
                ConductRules.Principal.PAID_BACK);

        assertThat(section.validate(rules, "conduct"))
                .extracting(FieldError::field)
                .containsExactly("conduct.rules[1].code", "conduct.rules[2].measures");
    }

    @Test
    void aFreezeWithoutALengthLastsThirtyDays() {
        assertThat(rule("quiet", MeasureKind.FREEZE).freezeDays()).isEqualTo(30);
    }

    private static ConductRules.Rule rule(String code, MeasureKind... measures) {
        return new ConductRules.Rule(code, new LocalizedText("守则", "Rule"), List.of(measures), 15, null);
    }
}
