package dev.lingka.card;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.plan.PlanChapter;
import dev.lingka.merchant.programme.words.Words;
import dev.lingka.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
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
        List<String> lines = new ArrayList<>();
        fen(lines, words, "plan.fee", kind.openingFen());
        fen(lines, words, "plan.firstRecharge", kind.startingFen());
        fen(lines, words, "plan.firstPurchase", kind.purchaseFen());
        if (kind.document() != null) {
            lines.add(words.say(
                    CARDS, "plan.document", kind.document().cardsPerDocument().toString()));
        }
        if (kind.holdsValue()) {
            fen(lines, words, "plan.cap", kind.balanceCapFen());
            lines.add(words.say(CARDS, "plan.lasts"));
        } else {
            lines.add(words.say(CARDS, "plan.noValue"));
        }
        lines.add(words.say(CARDS, "plan.replaced"));
        fen(lines, words, "plan.reissueFee", kind.replacingFen());
        if (kind.term() != null) {
            lines.add(words.say(
                    CARDS,
                    "plan.term",
                    kind.term().months().toString(),
                    Money.yuan(kind.renewingFen()),
                    kind.term().noticeDays().toString()));
        }
        return lines;
    }

    private static void fen(List<String> lines, Words words, String key, long fen) {
        if (fen > 0) {
            lines.add(words.say(CARDS, key, Money.yuan(fen)));
        }
    }
}
