package dev.lingka.card.statement;

import dev.lingka.card.Card;
import dev.lingka.card.CardProblem;
import dev.lingka.card.CardService;
import dev.lingka.card.Statement;
import dev.lingka.card.StatementService;
import dev.lingka.ledger.EntryFilter;
import dev.lingka.ledger.LedgerEntry;
import dev.lingka.ledger.LedgerService;
import dev.lingka.merchant.MerchantService;
import dev.lingka.merchant.SettingsView;
import dev.lingka.shared.Actor;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Draws up the months of a card. */
@ApplicationScoped
class MonthService {

    /** Far above what one person moves in a month, and little enough for one answer. */
    private static final int MOST_ENTRIES = 5_000;

    private final CardService cards;
    private final LedgerService ledger;
    private final StatementService words;
    private final MerchantService merchants;
    private final Clock clock;

    MonthService(
            CardService cards, LedgerService ledger, StatementService words, MerchantService merchants, Clock clock) {
        this.cards = cards;
        this.ledger = ledger;
        this.words = words;
        this.merchants = merchants;
        this.clock = clock;
    }

    /**
     * What to draw up.
     *
     * @param cardId null means the one that the person holds
     * @param month null means this month
     */
    record Wish(UUID cardId, YearMonth month, Locale locale) {}

    /** A month in numbers, and the words that it is told with. */
    record Told(MonthStatement statement, Statement words) {}

    /** A month begins and ends in the merchant's zone. Throws NOT_FOUND for a card of others, STATEMENT_TOO_LONG. */
    Uni<Told> month(Actor member, Wish wish) {
        return cards.own(member, wish.cardId())
                .chain(card -> merchants.settings(member).chain(settings -> month(member, card, settings, wish)));
    }

    private Uni<Told> month(Actor member, Card card, SettingsView settings, Wish wish) {
        ZoneId zone = ZoneId.of(settings.timeZone());
        YearMonth month = wish.month() == null ? YearMonth.now(clock.withZone(zone)) : wish.month();
        EntryFilter filter = EntryFilter.of(month, zone, null);
        MonthStatement.Span span = new MonthStatement.Span(card.id(), card.number(), month, settings.timeZone());
        return ledger.heldBefore(member, card.id(), filter.from())
                .map(MonthService::opening)
                .chain(opening -> ledger.span(member, card.id(), filter, MOST_ENTRIES)
                        .invoke(MonthService::requireShort)
                        .chain(entries -> words.words(member, entries, wish.locale())
                                .map(told -> told(span, opening, entries, told))));
    }

    private static Told told(MonthStatement.Span span, Amounts opening, List<LedgerEntry> entries, Statement words) {
        return new Told(
                MonthStatement.of(
                        span, opening, entries.stream().map(words::line).toList()),
                words);
    }

    private static Amounts opening(Map<String, Long> held) {
        return Amounts.of(held.getOrDefault("principal", 0L), held.getOrDefault("bonus", 0L));
    }

    private static void requireShort(List<LedgerEntry> entries) {
        if (entries.size() > MOST_ENTRIES) {
            throw ProblemException.of(CardProblem.STATEMENT_TOO_LONG);
        }
    }
}
