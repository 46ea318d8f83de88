package dev.lingka.card;

import dev.lingka.ledger.EntryFilter;
import dev.lingka.ledger.LedgerEntry;
import dev.lingka.ledger.LedgerService;
import dev.lingka.merchant.MerchantService;
import dev.lingka.merchant.store.StoreService;
import dev.lingka.merchant.store.StoreView;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.http.Months;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A card's history, as people read it. */
@ApplicationScoped
public class StatementService {

    private final LedgerService ledger;
    private final StoreService stores;
    private final MerchantService merchants;

    StatementService(LedgerService ledger, StoreService stores, MerchantService merchants) {
        this.ledger = ledger;
        this.stores = stores;
        this.merchants = merchants;
    }

    /** A month begins and ends in the merchant's zone. */
    Uni<Page<StatementLine>> page(InMerchant merchant, UUID cardId, Period period, Position at) {
        return merchants
                .settings(merchant)
                .map(settings -> EntryFilter.of(period.month(), ZoneId.of(settings.timeZone()), period.kind()))
                .chain(filter -> ledger.entries(merchant, cardId, filter, at.cursor(), at.limit()))
                .chain(page -> words(merchant, page.items(), at.locale()).map(words -> page.map(words::line)));
    }

    /**
     * What to show.
     *
     * @param month null for all
     * @param kind of the posting; null for all
     */
    record Period(YearMonth month, String kind) {

        /** Throws INVALID_REQUEST for a text that is no month. */
        static Period of(String month, String kind) {
            return new Period(Months.read(month), kind);
        }
    }

    /** Which page, in which language. */
    record Position(String cursor, int limit, Locale locale) {}

    /** The words for these entries. */
    public Uni<Statement> words(InMerchant merchant, List<LedgerEntry> entries, Locale locale) {
        return storeNames(merchant, entries).map(names -> new Statement(locale, names));
    }

    private Uni<Map<UUID, String>> storeNames(InMerchant merchant, List<LedgerEntry> entries) {
        Set<UUID> ids = entries.stream()
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
