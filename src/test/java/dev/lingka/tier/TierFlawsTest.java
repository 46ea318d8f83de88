package dev.lingka.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.shared.problem.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierFlawsTest {

    @Test
    void goodRulesHaveNone() {
        List<FieldError> flaws = new TierSection().validate(TierRulesText.read(TierRulesText.GOOD), "tiers");

        assertThat(flaws).isEmpty();
    }

    @Test
    void aProgrammeWithoutTiersHasOneLevelAndNoFlaw() {
        TierRules rules = new TierSection().defaults();

        assertThat(rules.levels()).extracting(TierLevel::code).containsExactly("member");
        assertThat(new TierSection().validate(rules, "tiers")).isEmpty();
    }

    @Test
    void pointsAloneMayBringGrowth() {
        assertThat(
                        TierRulesText.flawsWith(
                                "growth: {perYuanBasisPoints: 100, perRechargeYuanBasisPoints: 0, perVisit: 0, perReferral: 0, perPoint: 0}",
                                "growth: {perYuanBasisPoints: 0, perRechargeYuanBasisPoints: 0, perVisit: 0, perReferral: 0, perPoint: 1}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code: gold | code: normal | tiers.levels[1].code | DUPLICATE",
                "code: normal, name: {zh: 普通, en: Normal} | code: normal, cap: 3, name: {zh: 普通, en: Normal}"
                        + " | tiers.levels[0].cap | INVALID",
                "code: normal, name: {zh: 普通, en: Normal} | code: normal, conditions: {visits: 1}, name: {zh: 普, en: N}"
                        + " | tiers.levels[0].conditions | INVALID",
                "{spendFen: 500000, visits: 3} | {} | tiers.levels[1].conditions | REQUIRED",
                "{spendFen: 500000, visits: 3} | {spendFen: 1000000, visits: 3, growth: 100}"
                        + " | tiers.levels[2].conditions | INVALID",
                "spendFen: 1000000 | spendFen: 400000 | tiers.levels[2].conditions.spendFen | OUT_OF_RANGE",
                "visits: 3, growth | visits: 2, growth | tiers.levels[2].conditions.visits | OUT_OF_RANGE",
                "{spendFen: 500000, visits: 3} | {visits: 29} | tiers.levels[1].conditions.visits | UNREACHABLE",
                "perYuanBasisPoints: 100 | perYuanBasisPoints: 0 | tiers.levels[2].conditions.growth | UNREACHABLE",
                "period: month | period: | tiers.levels[1].benefits[0].period | REQUIRED",
                "perPeriod: 2 | perPeriod: | tiers.levels[1].benefits[0].perPeriod | REQUIRED",
                "cap: 10 | benefits: [{code: late, kind: free_item, name: {zh: 茶, en: Tea}, perPeriod: 1, period: month}]"
                        + " | tiers.levels[2].benefits[0].kind | INVALID",
                "cap: 10 | benefits: [{code: late, kind: late_check_out, name: {zh: 茶, en: T}, perPeriod: 1, period: day}]"
                        + " | tiers.levels[2].benefits[0].period | INVALID",
                "cap: 10 | benefits: [{code: a, kind: other, name: {zh: 茶, en: T}},{code: a, kind: other, name: {zh: 茶, en: T}}]"
                        + " | tiers.levels[2].benefits[1].code | DUPLICATE",
                "kind: calendar_month, months: 1 | kind: calendar_month, months: 2 | tiers.period.months | INVALID",
                "kind: calendar_month, months: 1 | kind: calendar_year, months: 1 | tiers.period.months | INVALID",
                "graceDays: 5 | graceDays: 28 | tiers.review.graceDays | OUT_OF_RANGE"
            })
    void aFlawIsNamedByItsPath(String part, String other, String field, String code) {
        List<FieldError> flaws = TierRulesText.flawsWith(part, other == null ? "" : other);

        assertThat(flaws).extracting(FieldError::field).contains(field);
        assertThat(flaws).extracting(FieldError::code).contains(code);
        assertThat(flaws).allSatisfy(flaw -> assertThat(flaw.message()).hasSizeGreaterThan(15));
    }
}
