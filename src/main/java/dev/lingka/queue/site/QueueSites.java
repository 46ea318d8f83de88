package dev.lingka.queue.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.store.StoreService;
import dev.lingka.merchant.store.StoreView;
import dev.lingka.queue.rule.QueueRules;
import dev.lingka.shared.InMerchant;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Finds the rules of a store's queue as they are now. */
@ApplicationScoped
public class QueueSites {

    /** As long as the programme in force is taken from memory. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private static final long MOST = 10_000;

    private final StoreService stores;
    private final ProgrammeService programmes;
    private final Clock clock;
    private final Cache<StoreKey, StoreView> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build();

    QueueSites(StoreService stores, ProgrammeService programmes, Clock clock) {
        this.stores = stores;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** Throws NOT_FOUND for a store that is not there, or another merchant's. */
    public Uni<QueueSite> at(InMerchant merchant, UUID storeId) {
        StoreKey key = StoreKey.of(merchant, storeId);
        return store(key).chain(store -> programmes.current(key).map(programme -> site(store, programme)));
    }

    private Uni<StoreView> store(StoreKey key) {
        StoreView seen = known.getIfPresent(key);
        return seen == null
                ? stores.find(key, key.storeId()).invoke(store -> known.put(key, store))
                : Uni.createFrom().item(seen);
    }

    private QueueSite site(StoreView store, Programme programme) {
        return QueueSite.of(store, programme.version(), programme.section(QueueRules.class), clock.instant());
    }
}
