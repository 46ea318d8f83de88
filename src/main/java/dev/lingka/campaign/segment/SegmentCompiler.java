package dev.lingka.campaign.segment;

import dev.lingka.campaign.segment.AudienceRepository.Asked;
import dev.lingka.member.BirthIndex;
import dev.lingka.member.TraitIndex;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.tier.TierRules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds out what a rule hangs on, and turns it into SQL. */
@ApplicationScoped
class SegmentCompiler {

    /** How many conditions a rule may come to with those of all segments that it uses. */
    private static final int MOST = 400;

    private final SegmentRepository segments;
    private final ProgrammeService programmes;
    private final BirthIndex births;
    private final TraitIndex traits;

    SegmentCompiler(SegmentRepository segments, ProgrammeService programmes, BirthIndex births, TraitIndex traits) {
        this.segments = segments;
        this.programmes = programmes;
        this.births = births;
        this.traits = traits;
    }

    /**
     * What the rule's meaning hangs on.
     *
     * @throws ProblemException INVALID_REQUEST naming the condition that uses a segment that is not there, or when all
     *     of it together is too much
     */
    Uni<Known> known(InMerchant merchant, Rule rule) {
        return segments.reach(merchant, uses(rule))
                .map(SegmentCompiler::saved)
                .invoke(saved -> requireAll(rule, saved))
                .invoke(saved -> requireWithin(rule.path(), rule, saved))
                .chain(saved -> segments.today(merchant).chain(today -> programmes
                        .current(merchant)
                        .map(programme -> new Known(today, firstTier(programme.section(TierRules.class)), saved))));
    }

    /**
     * Those that use a segment, however far, must not come to too much by what it says from now on.
     *
     * @throws ProblemException INVALID_REQUEST naming the rule
     */
    Uni<Void> requireUsersWithin(InMerchant merchant, UUID id, Rule rule, Known known) {
        return segments.users(merchant, id).chain(users -> segments.reach(
                        merchant, users.stream().map(SegmentView::id).toList())
                .invoke(read -> requireUsersWithin(id, rule, known, users, saved(read)))
                .replaceWithVoid());
    }

    private static void requireUsersWithin(
            UUID id, Rule rule, Known known, List<SegmentView> users, Map<UUID, Known.Saved> saved) {
        if (known.segments().containsKey(id)) {
            return; // A circle, which is refused as such.
        }
        saved.putAll(known.segments());
        saved.put(id, new Known.Saved(id, "", 0, rule));
        users.forEach(user -> requireWithin(rule.path(), saved.get(user.id()).rule(), saved));
    }

    /**
     * @param whole whether all members are asked at once; else a few of them, one by one
     */
    Asked asked(InMerchant merchant, Rule rule, Known known, boolean whole) {
        RuleSql sql = sql(merchant, known);
        String condition = sql.condition(rule, whole);
        return new Asked(condition, sql.args().values());
    }

    RuleSql sql(InMerchant merchant, Known known) {
        return new RuleSql(merchant, known, new BirthSets(births, merchant), traits);
    }

    /** The segments that a rule names, each once. */
    static Set<UUID> uses(Rule rule) {
        Set<UUID> uses = new LinkedHashSet<>();
        conditions(rule).stream()
                .filter(Rule.InSegment.class::isInstance)
                .forEach(condition -> uses.add(((Rule.InSegment) condition).segmentId()));
        return uses;
    }

    /** A rule and all that it is made of, without what other segments say. */
    static List<Rule> conditions(Rule rule) {
        List<Rule> found = new ArrayList<>();
        found.add(rule);
        rule.parts().forEach(part -> found.addAll(conditions(part)));
        return found;
    }

    private static String firstTier(TierRules rules) {
        return rules.levels().get(0).code();
    }

    private static Map<UUID, Known.Saved> saved(List<SegmentView> read) {
        Map<UUID, Known.Saved> saved = new HashMap<>();
        read.forEach(view -> saved.put(
                view.id(),
                new Known.Saved(
                        view.id(),
                        view.name(),
                        view.version(),
                        view.rule() == null ? null : RuleReader.read(view.rule(), "rule"))));
        return saved;
    }

    private static void requireAll(Rule rule, Map<UUID, Known.Saved> saved) {
        List<FieldError> errors = conditions(rule).stream()
                .filter(condition -> condition instanceof Rule.InSegment used && !saved.containsKey(used.segmentId()))
                .map(condition ->
                        new FieldError(condition.path(), "UNKNOWN", "an id of one of your segments", "应为本商户的人群"))
                .toList();
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private static void requireWithin(String path, Rule rule, Map<UUID, Known.Saved> saved) {
        if (size(rule, saved, 0) > MOST) {
            throw ProblemException.invalid(List.of(new FieldError(
                    path,
                    "OUT_OF_RANGE",
                    "at most " + MOST + " conditions in a segment with those that it uses",
                    "人群连同引用的人群最多 " + MOST + " 个条件")));
        }
    }

    /** How many conditions it comes to, counted no further than needed: saved segments form no circle. */
    private static int size(Rule rule, Map<UUID, Known.Saved> saved, int before) {
        int size = before + 1;
        if (size > MOST) {
            return size;
        }
        if (rule instanceof Rule.InSegment used && saved.get(used.segmentId()).rule() != null) {
            return size(saved.get(used.segmentId()).rule(), saved, size);
        }
        for (Rule part : rule.parts()) {
            size = size(part, saved, size);
        }
        return size;
    }
}
