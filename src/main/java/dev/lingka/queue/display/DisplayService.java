package dev.lingka.queue.display;

import dev.lingka.merchant.audit.AuditService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.merchant.store.StoreService;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.crypto.MerchantToken;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Gives displays their links and takes them back. */
@ApplicationScoped
class DisplayService {

    private final DisplayRepository displays;
    private final StoreService stores;
    private final AuditService audit;
    private final DisplayConfig config;
    private final Clock clock;

    DisplayService(
            DisplayRepository displays, StoreService stores, AuditService audit, DisplayConfig config, Clock clock) {
        this.displays = displays;
        this.stores = stores;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /** Throws NOT_FOUND for a store that is not there. */
    @WithTransaction
    Uni<NewDisplayView> make(StaffActor by, UUID storeId, String name) {
        MerchantToken token = MerchantToken.next(by.merchantId(), Display.SEPARATOR);
        return stores.find(by, storeId)
                .chain(() ->
                        displays.persistAndFlush(new Display(token, storeId, name, by.principal(), clock.instant())))
                .call(display -> recorded(by, display, "queue_display.made"))
                .map(display -> new NewDisplayView(display.id, display.name, token.text(), link(token)));
    }

    private String link(MerchantToken token) {
        return config.publicUrl() + "/display/" + token.text();
    }

    @WithTransaction
    Uni<Page<DisplayEntry>> page(InMerchant merchant, UUID storeId, UUID before, int limit) {
        return displays.page(merchant.merchantId(), storeId, before, limit)
                .map(read ->
                        Page.of(read, limit, display -> Cursor.of(display.id)).map(DisplayEntry::of));
    }

    /** Again changes nothing. Throws NOT_FOUND. */
    @WithTransaction
    Uni<DisplayEntry> revoke(StaffActor by, UUID storeId, UUID id) {
        return displays.lock(by.merchantId(), storeId, id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CommonProblem.NOT_FOUND))
                .call(display -> display.revoke(clock.instant())
                        ? recorded(by, display, "queue_display.revoked")
                        : Uni.createFrom().voidItem())
                .map(DisplayEntry::of);
    }

    /** Whose display that link opens, and which; throws NOT_FOUND. */
    @WithTransaction
    Uni<CurrentDisplay.Shown> open(InMerchant merchant, MerchantToken token) {
        return displays.good(token)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CommonProblem.NOT_FOUND))
                .map(display -> new CurrentDisplay.Shown(merchant.merchantId(), display.storeId, display.id));
    }

    private Uni<Void> recorded(StaffActor by, Display display, String action) {
        JsonObject detail =
                new JsonObject().put("storeId", display.storeId.toString()).put("name", display.name);
        return audit.record(by.actor(), action, "queue_display:" + display.id, detail);
    }
}
