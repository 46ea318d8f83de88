package dev.lingka.card;

import dev.lingka.ledger.EntryFilter;
import dev.lingka.ledger.LedgerEntry;
import dev.lingka.ledger.LedgerService;
import dev.lingka.merchant.store.StoreService;
import dev.lingka.merchant.store.StoreView;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A card's history, as people read it. */
@ApplicationScoped
class StatementService {

    private final LedgerService ledger;
    private final StoreService stores;

    StatementService(LedgerService ledger, StoreService stores) {
        this.ledger = ledger;
        this.stores = stores;
    }

    Uni<StatementPage> page(InMerchant merchant, UUID cardId, EntryFilter filter, Position at) {
        return ledger.entries(merchant, cardId, filter, at.cursor(), at.limit())
                .chain(page -> storeNames(merchant, page).map(names -> new Statement(at.locale(), names).of(page)));
    }

    /** Which page, in which language. */
    record Position(String cursor, int limit, Locale locale) {}

    private Uni<Map<UUID, String>> storeNames(InMerchant merchant, Page<LedgerEntry> page) {
        Set<UUID> ids = page.items().stream()
                .map(LedgerEntry::storeId)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return stores.all(merchant, ids)
                .map(found -> found.stream().collect(Collectors.toUnmodifiableMap(StoreView::id, StoreView::name)));
    }
}
