package dev.lingka.tier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.lingka.shared.http.StrictJson;
import dev.lingka.shared.problem.FieldError;
import java.util.List;

/** Rules as people write them. */
final class TierRulesText {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** A programme with three levels, where nothing is wrong. */
    static final String GOOD =
            """
            levels:
              - {code: normal, name: {zh: 普通, en: Normal}}
              - code: gold
                name: {zh: 金卡, en: Gold}
                conditions: {spendFen: 500000, visits: 3}
                discountBasisPoints: 9500
                benefits:
                  - code: late
                    kind: late_check_out
                    name: {zh: 延迟退房, en: Late check-out}
                    perPeriod: 2
                    period: month
              - code: diamond
                name: {zh: 钻石, en: Diamond}
                conditions: {spendFen: 1000000, visits: 3, growth: 100}
                cap: 10
            growth: {perYuanBasisPoints: 100, perRechargeYuanBasisPoints: 0, perVisit: 0, perReferral: 0, perPoint: 0}
            period: {kind: calendar_month, months: 1}
            review: {graceDays: 5, softLanding: true}
            """;

    static {
        new StrictJson().customize(YAML);
    }

    private TierRulesText() {}

    static TierRules read(String yaml) {
        try {
            return YAML.readValue(yaml, TierRules.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What the section says of the good rules with one part put otherwise. */
    static List<FieldError> flawsWith(String part, String other) {
        if (!GOOD.contains(part)) {
            throw new IllegalArgumentException(part + " is not in the rules");
        }
        return new TierSection().validate(read(GOOD.replace(part, other)), "tiers");
    }
}
