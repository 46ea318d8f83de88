package dev.lingka.campaign.segment;

import dev.lingka.campaign.segment.AudienceRepository.Answer;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says of one member why a rule holds or does not: the same SQL is asked condition by condition. */
@ApplicationScoped
class Explainer {

    private final SegmentCompiler compiler;
    private final AudienceRepository audience;

    Explainer(SegmentCompiler compiler, AudienceRepository audience) {
        this.compiler = compiler;
        this.audience = audience;
    }

    /** Throws NOT_FOUND for who is no member here. */
    Uni<ExplanationView> explain(InMerchant merchant, Rule rule, UUID memberId, Locale locale) {
        return compiler.known(merchant, rule).chain(known -> ask(merchant, rule, known, memberId)
                .map(answers -> answers.orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)))
                .map(answers -> new Told(rule, answers, new RuleWords(locale, known)).view(memberId)));
    }

    private Uni<Optional<List<Answer>>> ask(InMerchant merchant, Rule rule, Known known, UUID memberId) {
        RuleSql sql = compiler.sql(merchant, known);
        List<String> conditions = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (Rule condition : SegmentCompiler.conditions(rule)) {
            conditions.add(condition.sql(sql, false));
            found.add(sql.found(condition));
        }
        return audience.ask(merchant, memberId, conditions, found, sql.args());
    }

    /** A rule with what was answered to each of its conditions. */
    private static final class Told {

        private final Rule rule;
        private final RuleWords words;
        private final Map<String, Answer> answers = new HashMap<>();

        Told(Rule rule, List<Answer> given, RuleWords words) {
            this.rule = rule;
            this.words = words;
            List<Rule> conditions = SegmentCompiler.conditions(rule);
            for (int i = 0; i < conditions.size(); i++) {
                answers.put(conditions.get(i).path(), given.get(i));
            }
        }

        ExplanationView view(UUID memberId) {
            boolean in = holds(rule);
            String because = reasons(rule).stream().distinct().collect(Collectors.joining(words.say("because")));
            return new ExplanationView(
                    memberId,
                    in,
                    words.say(in ? "in" : "out", because),
                    SegmentCompiler.conditions(rule).stream()
                            .map(this::condition)
                            .toList());
        }

        private ExplanationView.MetCondition condition(Rule condition) {
            return new ExplanationView.MetCondition(
                    condition.path(), condition.says(words), holds(condition), found(condition));
        }

        private boolean holds(Rule condition) {
            return answers.get(condition.path()).holds();
        }

        /** The conditions that decided it, in their order. */
        private List<String> reasons(Rule condition) {
            boolean holds = holds(condition);
            if (condition.parts().isEmpty()) {
                return List.of(words.say(holds ? "holds" : "fails", withFound(condition)));
            }
            boolean all = condition instanceof Rule.Not
                    || (condition instanceof Rule.All && holds)
                    || (condition instanceof Rule.Any && !holds);
            return condition.parts().stream()
                    .filter(part -> all || holds(part) == holds)
                    .flatMap(part -> reasons(part).stream())
                    .toList();
        }

        private String withFound(Rule condition) {
            String found = found(condition);
            boolean shown = condition instanceof Rule.Measured
                    || condition instanceof Rule.OnDays
                    || condition instanceof Rule.AtHours
                    || condition instanceof Rule.Bought
                    || condition instanceof Rule.Visited
                    || condition instanceof Rule.UsedCoupons
                    || condition instanceof Rule.Joined;
            if (!shown) {
                return condition.says(words);
            }
            return found == null
                    ? words.say("found.none", condition.says(words))
                    : words.say("found", condition.says(words), found);
        }

        private String found(Rule condition) {
            String found = answers.get(condition.path()).found();
            if (found == null || found.isEmpty()) {
                return null;
            }
            if (condition instanceof Rule.Measured measured) {
                return words.amount(Long.parseLong(found), measured.measure().isMoney());
            }
            return condition instanceof Rule.OneOf one && !one.trait().isMany()
                    ? words.word(one.trait(), found)
                    : found;
        }
    }
}
