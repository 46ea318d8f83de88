package dev.lingka.card;

import dev.lingka.ledger.EntryFilter;
import dev.lingka.ledger.LedgerEntry;
import dev.lingka.ledger.LedgerService;
import dev.lingka.member.IdDocuments;
import dev.lingka.member.PersonalData;
import dev.lingka.shared.Actor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Cards and their entries in a person's own file; the newest hundred entries of each, older ones by the history. */
@ApplicationScoped
class CardData implements PersonalData {

    private final CardService cards;
    private final LedgerService ledger;
    private final CardRepository repository;
    private final IdDocuments documents;

    CardData(CardService cards, LedgerService ledger, CardRepository repository, IdDocuments documents) {
        this.cards = cards;
        this.ledger = ledger;
        this.repository = repository;
        this.documents = documents;
    }

    /**
     * A card with what moved on it.
     *
     * @param document the number of the ID document that it was given by; null for most
     */
    record CardFile(
            UUID id,
            String kind,
            String number,
            String status,
            LocalDate benefitsUntil,
            String document,
            List<StatementLine> entries) {}

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
                .chain(page -> document(member, card)
                        .map(document -> new CardFile(
                                card.id(),
                                card.kind(),
                                card.number(),
                                card.status().text(),
                                card.benefitsUntil(),
                                document.orElse(null),
                                lines(page))));
    }

    private Uni<Optional<String>> document(Actor member, Card card) {
        return repository
                .document(member, card.id())
                .chain(kept -> kept.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : documents.opened(
                                member, kept.get(0).keyId(), kept.get(0).number()));
    }

    private static List<StatementLine> lines(Page<LedgerEntry> page) {
        return page.map(new Statement(Locale.CHINESE, Map.of())::line).items();
    }
}
