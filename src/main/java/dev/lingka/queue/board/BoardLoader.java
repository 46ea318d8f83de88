package dev.lingka.queue.board;

import dev.lingka.queue.site.QueueSite;
import dev.lingka.queue.site.QueueSites;
import dev.lingka.queue.site.StoreKey;
import dev.lingka.queue.wait.WaitService;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads a store's board: rules, waiting times as they usually are, and in one statement all that changes. */
@ApplicationScoped
class BoardLoader {

    private final QueueSites sites;
    private final WaitService waits;
    private final BoardReads reads;
    private final Vertx vertx;
    private final Counter loads;

    BoardLoader(QueueSites sites, WaitService waits, BoardReads reads, Vertx vertx, MeterRegistry meters) {
        this.sites = sites;
        this.waits = waits;
        this.reads = reads;
        this.vertx = vertx;
        loads = meters.counter("lingka_queue_board_loads");
    }

    /**
     * On a Vert.x context of its own: who asked may have a database session open, and may be gone before the end.
     *
     * @param before the one that this one follows; null for the first
     */
    Uni<Board> load(StoreKey key, Board before) {
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        return Uni.createFrom()
                .deferred(() -> read(key, before))
                .runSubscriptionOn(command -> own.runOnContext(ignored -> command.run()));
    }

    /** Throws NOT_FOUND for a store that is not there. */
    private Uni<Board> read(StoreKey key, Board before) {
        loads.increment();
        return sites.at(key, key.storeId()).chain(site -> read(key, site, before));
    }

    private Uni<Board> read(StoreKey key, QueueSite site, Board before) {
        return waits.of(key, key.storeId(), site.zone())
                .chain(usual -> reads.board(key).map(rows -> new Board(site, rows, usual, before)));
    }
}
