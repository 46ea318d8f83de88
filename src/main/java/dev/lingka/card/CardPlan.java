package dev.lingka.card;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.plan.PlanChapter;
import dev.lingka.merchant.programme.words.Words;
import dev.lingka.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells members of the card kinds. */
@ApplicationScoped
class CardPlan implements PlanChapter {

    private static final String CARDS = "cards";

    @Override
    public int place() {
        return 1;
    }

    @Override
    public Optional<Chapter> chapter(Programme programme, Words words, Instant now) {
        List<Entry> kinds = programme.section(CardRules.class).kinds().stream()
                .map(kind -> new Entry(kind.code(), name(kind, words), lines(kind, words)))
                .toList();
        return Optional.of(new Chapter(CARDS, words.say(CARDS, "plan.title"), kinds));
    }

    private static String name(CardRules.Kind kind, Words words) {
        return words.locale().equals(Locale.ENGLISH)
                ? kind.name().en()
                : kind.name().zh();
    }

    private static List<String> lines(CardRules.Kind kind, Words words) {
        return kind.holdsValue()
                ? List.of(
                        words.say(CARDS, "plan.cap", Money.yuan(kind.balanceCapFen())),
                        words.say(CARDS, "plan.lasts"),
                        words.say(CARDS, "plan.replaced"))
                : List.of(words.say(CARDS, "plan.noValue"), words.say(CARDS, "plan.replaced"));
    }
}
