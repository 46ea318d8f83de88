package dev.lingka.queue.board;

import dev.lingka.queue.site.StoreKey;
import dev.lingka.shared.InMerchant;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The boards of all stores that are looked at on this replica. Redis tells it of changes that other replicas made; what
 * it did not tell is seen within a second, by one look at the versions of all stores together.
 */
@ApplicationScoped
public class Boards {

    private final BoardLoader loader;
    private final BoardReads reads;
    private final BoardBell bell;
    private final BoardConfig config;
    private final Clock clock;
    private final Vertx vertx;
    private final Map<StoreKey, BoardRoom> rooms = new ConcurrentHashMap<>();
    private volatile boolean stopping;
    private long beatenNanos = System.nanoTime();

    Boards(
            BoardLoader loader,
            BoardReads reads,
            BoardBell bell,
            BoardConfig config,
            Clock clock,
            Vertx vertx,
            MeterRegistry meters) {
        this.loader = loader;
        this.reads = reads;
        this.bell = bell;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
        meters.gauge("lingka_queue_watchers", this, Boards::watchers);
        meters.gauge("lingka_queue_boards", rooms, Map::size);
        bell.heard(this::ring);
    }

    private double watchers() {
        return rooms.values().stream().mapToInt(BoardRoom::watchers).sum();
    }

    /**
     * The board of a store with all changes that this replica made; those of others within a second. Throws NOT_FOUND
     * for a store that is not there.
     */
    public Uni<Board> of(InMerchant merchant, UUID storeId) {
        return here(room(StoreKey.of(merchant, storeId)).current(clock.instant()));
    }

    /** A board that may lag behind, for what seldom changes: names, and how long the wait usually is. */
    public Uni<Board> recent(InMerchant merchant, UUID storeId) {
        return here(room(StoreKey.of(merchant, storeId)).recent(clock.instant()));
    }

    /** The board on which that live ticket stands, if this replica has it. */
    public Optional<Board> holding(InMerchant merchant, UUID ticketId) {
        return rooms.entrySet().stream()
                .filter(room -> room.getKey().merchantId() == merchant.merchantId())
                .flatMap(room -> room.getValue().known(clock.instant()).stream())
                .filter(board -> board.ticket(ticketId).isPresent())
                .findFirst();
    }

    /** The board now and whenever it changes, and from time to time the same once more. Ends when the replica stops. */
    public Multi<Board> watch(InMerchant merchant, UUID storeId) {
        BoardRoom room = room(StoreKey.of(merchant, storeId));
        return room.current(clock.instant())
                .onItem()
                .transformToMulti(board -> stopping ? Multi.createFrom().item(board) : room.boards());
    }

    /** The first board that has the news, or the board of now when patience ends before. */
    public Uni<Board> await(InMerchant merchant, UUID storeId, Predicate<Board> news) {
        return here(watch(merchant, storeId)
                        .filter(news)
                        .toUni()
                        .ifNoItem()
                        .after(config.poll())
                        .recoverWithUni(Uni.createFrom().nullItem()))
                .onItem()
                .ifNull()
                .switchTo(() -> of(merchant, storeId));
    }

    /** After so long a stream of somebody who signed in ends, to be opened by who still may. */
    public Duration longestStream() {
        return config.stream();
    }

    /** Throws UNAVAILABLE when the store has as many watchers here as it may. */
    public void requirePlace(InMerchant merchant, UUID storeId) {
        room(StoreKey.of(merchant, storeId)).requirePlace();
    }

    /** To be called after the commit of each change. Never fails: who is not told sees it a second later. */
    public Uni<Void> changed(InMerchant merchant, UUID storeId) {
        StoreKey key = StoreKey.of(merchant, storeId);
        ring(key);
        return bell.ring(key);
    }

    private void ring(StoreKey key) {
        BoardRoom room = rooms.get(key);
        if (room != null) {
            room.ring();
        }
    }

    private BoardRoom room(StoreKey key) {
        return rooms.compute(
                key, (any, room) -> (room == null ? new BoardRoom(key, loader, config, vertx) : room).use());
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        List.copyOf(rooms.keySet())
                .forEach(key -> rooms.computeIfPresent(key, (any, room) -> room.isIdle() ? null : room));
        beat();
        if (rooms.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return reads.marks(List.copyOf(rooms.keySet()))
                .invoke(this::compare)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.warnf("event=boards_not_looked_at cause=%s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private void compare(Map<StoreKey, BoardReads.Mark> marks) {
        Instant now = clock.instant();
        marks.forEach((key, mark) -> {
            BoardRoom room = rooms.get(key);
            if (room != null) {
                room.look(mark, now);
            }
        });
    }

    private void beat() {
        if (System.nanoTime() - beatenNanos >= config.beat().toNanos()) {
            beatenNanos = System.nanoTime();
            rooms.values().forEach(BoardRoom::beat);
        }
    }

    /** Before the server waits for requests under way: these would keep it waiting. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        close();
    }

    void stop(@Observes ShutdownEvent event) {
        close();
    }

    private void close() {
        stopping = true;
        rooms.values().forEach(BoardRoom::close);
    }

    /** Goes on where the request is at home: a board is read on a context of its own. */
    private static <T> Uni<T> here(Uni<T> uni) {
        Context home = Vertx.currentContext();
        return home == null ? uni : uni.emitOn(task -> home.runOnContext(ignored -> task.run()));
    }
}
