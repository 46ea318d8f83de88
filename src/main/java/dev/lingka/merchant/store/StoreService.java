package dev.lingka.merchant.store;

import dev.lingka.merchant.audit.AuditService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.EditTag;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Opens, changes and finds stores. */
@ApplicationScoped
public class StoreService {

    private final StoreRepository stores;
    private final AuditService audit;
    private final Clock clock;

    StoreService(StoreRepository stores, AuditService audit, Clock clock) {
        this.stores = stores;
        this.audit = audit;
        this.clock = clock;
    }

    /** Throws NOT_FOUND. */
    @WithTransaction
    public Uni<StoreView> find(InMerchant merchant, UUID id) {
        return stores.find(merchant.merchantId(), id).map(StoreService::known).map(StoreView::of);
    }

    /** Those of the ids that are the merchant's, oldest first. */
    @WithTransaction
    public Uni<List<StoreView>> all(InMerchant merchant, Set<UUID> ids) {
        return stores.all(merchant.merchantId(), ids)
                .map(found -> found.stream().map(StoreView::of).toList());
    }

    /** Joins the caller's transaction. Throws INVALID_REQUEST naming the field when one of the stores is not there. */
    @WithTransaction
    public Uni<Void> requireAll(InMerchant merchant, Set<UUID> ids, String field) {
        return stores.countOf(merchant.merchantId(), ids)
                .invoke(count -> {
                    if (count != ids.size()) {
                        throw ProblemException.invalid(field, "UNKNOWN", "an id of one of your stores");
                    }
                })
                .replaceWithVoid();
    }

    /** Oldest first. */
    @WithTransaction
    public Uni<Page<StoreView>> page(InMerchant merchant, UUID after, int limit) {
        return stores.page(merchant.merchantId(), after, limit)
                .map(read -> Page.of(read, limit, store -> Cursor.of(store.id)).map(StoreView::of));
    }

    /** Those that do business, oldest first. */
    @WithTransaction
    Uni<Page<StorePlace>> open(InMerchant merchant, UUID after, int limit) {
        return stores.open(merchant.merchantId(), after, limit)
                .map(read -> Page.of(read, limit, store -> Cursor.of(store.id)).map(StorePlace::of));
    }

    @WithTransaction
    Uni<StoreView> open(StaffActor by, OpenStore wanted) {
        return stores.codeIsTaken(by.merchantId(), wanted.code())
                .invoke(taken -> {
                    if (taken) {
                        throw ProblemException.of(StoreProblem.STORE_CODE_TAKEN);
                    }
                })
                .chain(() -> stores.persistAndFlush(new Store(by.merchantId(), wanted, clock.instant())))
                .call(store -> recorded(by, store, "store.opened"))
                .map(StoreView::of);
    }

    @WithTransaction
    Uni<StoreView> change(StaffActor by, UUID id, int seen, ChangeStore wanted) {
        return stores.lock(by.merchantId(), id)
                .map(StoreService::known)
                .invoke(store -> EditTag.requireSame(seen, store.revision))
                .invoke(store -> store.change(wanted))
                .call(stores::flush)
                .call(store -> recorded(by, store, "store.changed"))
                .map(StoreView::of);
    }

    private Uni<Void> recorded(StaffActor by, Store store, String action) {
        JsonObject detail = new JsonObject().put("code", store.code).put("status", store.status.text());
        return audit.record(by.actor(), action, "store:" + store.id, detail);
    }

    private static Store known(Store store) {
        if (store == null) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return store;
    }
}
