package dev.lingka.notification.occasion;

import dev.lingka.card.CardService;
import dev.lingka.ledger.LedgerService;
import dev.lingka.merchant.MerchantService;
import dev.lingka.merchant.programme.AboutRules;
import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.store.StoreService;
import dev.lingka.notification.kind.Occasion;
import dev.lingka.notification.kind.Placeholder;
import dev.lingka.notification.kind.Placeholder.Sort;
import dev.lingka.shared.InMerchant;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the words for an event's placeholders, and looks up no more than a text needs. */
@ApplicationScoped
public class Tellings {

    private final MerchantService merchants;
    private final StoreService stores;
    private final CardService cards;
    private final LedgerService ledger;

    Tellings(MerchantService merchants, StoreService stores, CardService cards, LedgerService ledger) {
        this.merchants = merchants;
        this.stores = stores;
        this.cards = cards;
        this.ledger = ledger;
    }

    /**
     * Something that happened to a person.
     *
     * @param event what the event tells
     * @param at when it happened
     */
    public record Happened(Programme programme, Occasion occasion, JsonObject event, UUID memberId, Instant at) {

        private boolean needs(Set<String> gaps, Sort sort) {
            return gaps.stream().map(occasion.placeholders()::get).anyMatch(wanted -> wanted.sort() == sort);
        }
    }

    /** The words of these placeholders, by name. */
    public Uni<Map<String, LocalizedText>> of(InMerchant merchant, Happened happened, Set<String> gaps) {
        return telling(merchant, happened, gaps).map(telling -> words(telling, happened.occasion(), gaps));
    }

    private static Map<String, LocalizedText> words(Telling telling, Occasion occasion, Set<String> gaps) {
        Map<String, Placeholder> known = occasion.placeholders();
        return gaps.stream()
                .filter(known::containsKey)
                .collect(Collectors.toMap(Function.identity(), gap -> telling.of(known.get(gap))));
    }

    private Uni<Telling> telling(InMerchant merchant, Happened happened, Set<String> gaps) {
        return merchants.settings(merchant).chain(settings -> store(merchant, happened, gaps)
                .chain(store -> balance(merchant, happened, gaps)
                        .map(balance -> new Telling(
                                happened.programme(),
                                happened.event(),
                                happened.at(),
                                ZoneId.of(settings.timeZone()),
                                store,
                                balance))));
    }

    private Uni<LocalizedText> store(InMerchant merchant, Happened happened, Set<String> gaps) {
        String storeId = happened.event().getString("storeId");
        if (storeId == null || !happened.needs(gaps, Sort.STORE)) {
            return Uni.createFrom()
                    .item(happened.programme().section(AboutRules.class).name());
        }
        return stores.find(merchant, UUID.fromString(storeId))
                .map(store -> new LocalizedText(store.name(), store.name()));
    }

    /** Of the card that the event names, else of the one that the person holds; nothing for one without a card. */
    private Uni<Long> balance(InMerchant merchant, Happened happened, Set<String> gaps) {
        if (!happened.needs(gaps, Sort.BALANCE)) {
            return Uni.createFrom().item(0L);
        }
        String cardId = happened.event().getString("cardId");
        return cardId == null
                ? cards.ofMember(merchant, happened.memberId())
                        .chain(card -> card.map(held -> balance(merchant, held.id()))
                                .orElseGet(() -> Uni.createFrom().item(0L)))
                : balance(merchant, UUID.fromString(cardId));
    }

    private Uni<Long> balance(InMerchant merchant, UUID cardId) {
        return ledger.balance(merchant, cardId).map(balance -> balance.totalFen());
    }
}
