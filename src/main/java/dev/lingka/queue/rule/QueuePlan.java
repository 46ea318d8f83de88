package dev.lingka.queue.rule;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.plan.PlanChapter;
import dev.lingka.merchant.programme.words.Words;
import dev.lingka.tier.TierRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells members which lines there are and, openly, whose tickets go before others. Without a line nothing. */
@ApplicationScoped
class QueuePlan implements PlanChapter {

    private static final String QUEUE = "queue";

    @Override
    public int place() {
        return 8;
    }

    @Override
    public Optional<Chapter> chapter(Programme programme, Words words, Instant now) {
        QueueRules rules = programme.section(QueueRules.class);
        if (rules.lines().isEmpty()) {
            return Optional.empty();
        }
        Stream<Entry> lines = rules.lines().stream().map(line -> entry(line, words));
        Stream<Entry> priority =
                Stream.ofNullable(rules.priority()).map(some -> entry(some, programme.section(TierRules.class), words));
        return Optional.of(new Chapter(
                QUEUE,
                words.label(List.of(QUEUE)),
                Stream.concat(lines, priority).toList()));
    }

    private static Entry entry(QueueLine line, Words words) {
        return new Entry(line.code(), line.name().in(words.locale()), List.of(who(line.party(), words)));
    }

    private static String who(PartySize party, Words words) {
        if (party == null) {
            return words.say(QUEUE, "plan.service");
        }
        return party.to() == PartySize.MOST
                ? words.say(QUEUE, "plan.more", party.from())
                : words.say(QUEUE, "plan.party", party.from(), party.to());
    }

    private static Entry entry(QueuePriority priority, TierRules tiers, Words words) {
        List<String> lines = new ArrayList<>();
        priority.levels()
                .forEach(known -> lines.add(words.say(
                        QUEUE, "plan.over", tiers.level(known.level()).name().in(words.locale()), known.over())));
        lines.add(words.say(QUEUE, "plan.overtaken", priority.overtakenAtMost()));
        return new Entry("priority", words.label(List.of(QUEUE, "priority")), lines);
    }
}
