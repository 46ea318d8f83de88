package dev.lingka.card;

import dev.lingka.ledger.EntryFilter;
import dev.lingka.ledger.LedgerEntry;
import dev.lingka.ledger.LedgerService;
import dev.lingka.member.PersonalData;
import dev.lingka.shared.Actor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Cards and their entries in a person's own file; the newest hundred entries of each, older ones by the history. */
@ApplicationScoped
class CardData implements PersonalData {

    private final CardService cards;
    private final LedgerService ledger;

    CardData(CardService cards, LedgerService ledger) {
        this.cards = cards;
        this.ledger = ledger;
    }

    /** A card with what moved on it. */
    record CardFile(UUID id, String kind, String number, String status, List<StatementLine> entries) {}

    @Override
    public String section() {
        return "cards";
    }

    @Override
    public Uni<?> of(Actor member) {
        return cards.allOfMember(member, member.id()).chain(all -> Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(card -> file(member, card))
                .collect()
                .asList());
    }

    private Uni<CardFile> file(Actor member, Card card) {
        return ledger.entries(member, card.id(), EntryFilter.ALL, null, Page.MAX_LIMIT)
                .map(page -> new CardFile(
                        card.id(), card.kind(), card.number(), card.status().text(), lines(page)));
    }

    private static List<StatementLine> lines(Page<LedgerEntry> page) {
        return page.map(new Statement(Locale.CHINESE, Map.of())::line).items();
    }
}
