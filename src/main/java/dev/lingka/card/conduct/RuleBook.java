package dev.lingka.card.conduct;

import dev.lingka.merchant.programme.LocalizedText;
import java.time.Instant;
import java.util.List;

/**
 * The house rules as members read them.
 *
 * @param version of the programme that brought these rules
 * @param since when they came into force
 * @param noticeDays between being told of a cancellation and the end of the membership
 * @param decisionDays within which an appeal is decided; otherwise the measure is lifted
 */
record RuleBook(int version, Instant since, List<WrittenRule> rules, int noticeDays, int decisionDays) {

    /**
     * One rule.
     *
     * @param measures what may be done about a breach
     * @param appealDays within which one may appeal
     * @param freezeDays how long a freeze lasts
     */
    record WrittenRule(String code, LocalizedText text, List<MeasureKind> measures, int appealDays, int freezeDays) {

        static WrittenRule of(ConductRules.Rule rule) {
            return new WrittenRule(rule.code(), rule.text(), rule.measures(), rule.appealDays(), rule.freezeDays());
        }
    }

    static RuleBook of(int version, Instant since, ConductRules rules) {
        return new RuleBook(
                version,
                since,
                rules.rules().stream().map(WrittenRule::of).toList(),
                rules.noticeDays(),
                rules.decisionDays());
    }
}
