package dev.lingka.queue.board;

import dev.lingka.queue.site.StoreKey;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The board of one store, and those who watch it. One reading at a time: what changes while one is under way is read by
 * the next, which all who ask meanwhile share.
 */
final class BoardRoom {

    /** So many watchers make the least time between two readings a millisecond longer: each reading is told to all. */
    private static final int WATCHERS_A_MILLISECOND = 10;

    private final StoreKey key;
    private final BoardLoader loader;
    private final BoardConfig config;
    private final Vertx vertx;
    private final Set<MultiEmitter<? super Board>> watchers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean rung = new AtomicBoolean();
    private volatile Board board;
    /** How many changes this replica has heard of, and how many of them the board tells. */
    private final AtomicLong changes = new AtomicLong();

    private volatile long told;
    private volatile long usedNanos = System.nanoTime();
    private volatile long readNanos = System.nanoTime();
    private Reading underWay;
    private CompletableFuture<Board> next;

    /** @param changes those it tells of: heard of before it began */
    private record Reading(CompletableFuture<Board> end, long changes) {}

    BoardRoom(StoreKey key, BoardLoader loader, BoardConfig config, Vertx vertx) {
        this.key = key;
        this.loader = loader;
        this.config = config;
        this.vertx = vertx;
    }

    /** Somebody looks; the room stays for a while. */
    BoardRoom use() {
        usedNanos = System.nanoTime();
        return this;
    }

    boolean isIdle() {
        return watchers.isEmpty()
                && System.nanoTime() - usedNanos > config.idle().toNanos();
    }

    int watchers() {
        return watchers.size();
    }

    /** The board with all that this replica knows to have happened, where there is one. */
    Optional<Board> known(Instant now) {
        return isBehind() ? Optional.empty() : lately(now);
    }

    /** There is a change that the board does not tell yet; also while it is being read. */
    private boolean isBehind() {
        return told < changes.get();
    }

    private Optional<Board> lately(Instant now) {
        return Optional.ofNullable(board).filter(known -> known.holds(now, config.life()));
    }

    /** The board with all that this replica knows to have happened. */
    Uni<Board> current(Instant now) {
        return known(now).map(read -> Uni.createFrom().item(read)).orElseGet(this::anew);
    }

    /** The board as it was read last, unless that is long ago. */
    Uni<Board> recent(Instant now) {
        return lately(now).map(read -> Uni.createFrom().item(read)).orElseGet(this::anew);
    }

    private Uni<Board> anew() {
        return Uni.createFrom().completionStage(() -> read().copy());
    }

    /** The board now and whenever it changes; a slow reader gets the newest alone. */
    Multi<Board> boards() {
        return Multi.createFrom().<Board>emitter(this::enter, BackPressureStrategy.LATEST);
    }

    private void enter(MultiEmitter<? super Board> watcher) {
        if (watchers.size() >= config.watchers()) {
            watcher.fail(full());
            return;
        }
        watchers.add(watcher);
        watcher.onTermination(() -> {
            watchers.remove(watcher);
            use();
        });
        if (board != null) {
            watcher.emit(board);
        }
        if (isBehind()) {
            wake();
        }
    }

    /** Throws UNAVAILABLE with the time to wait when there is no place for a further watcher. */
    void requirePlace() {
        if (watchers.size() >= config.watchers()) {
            throw full();
        }
    }

    private ProblemException full() {
        return ProblemException.of(
                CommonProblem.UNAVAILABLE,
                Map.of("retryAfterSeconds", config.retryAfter().toSeconds()));
    }

    /** Something changed: where somebody watches reads soon, but not more often than the pause allows. */
    void ring() {
        changes.incrementAndGet();
        wake();
    }

    private void wake() {
        if (!watchers.isEmpty() && rung.compareAndSet(false, true)) {
            long wait = pauseMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - readNanos);
            if (wait <= 0) {
                answerTheBell();
            } else {
                vertx.setTimer(wait, timer -> answerTheBell());
            }
        }
    }

    private long pauseMillis() {
        return config.pause().toMillis() + watchers.size() / WATCHERS_A_MILLISECOND;
    }

    private void answerTheBell() {
        rung.set(false);
        if (isBehind()) {
            var unused = read(); // The watchers are told by the reading itself.
        }
    }

    /** What the look at the database found; another board is read, where one was read before. */
    void look(BoardReads.Mark mark, Instant now) {
        Board known = board;
        boolean same = known == null
                || (known.version() == mark.version()
                        && known.displays().equals(mark.displays())
                        && known.holds(now, config.life()));
        if (!same) {
            ring();
        }
    }

    /** Tells everybody once more what is known, so that streams show that they live. */
    void beat() {
        Board known = board;
        if (known != null) {
            watchers.forEach(watcher -> watcher.emit(known));
        }
    }

    /** Streams end and waiting phones are answered: the replica stops. */
    void close() {
        watchers.forEach(MultiEmitter::complete);
    }

    /** A reading that is under way will do where nothing has changed since it began. */
    private synchronized CompletableFuture<Board> read() {
        if (underWay == null) {
            return begin(new CompletableFuture<>());
        }
        if (underWay.changes() == changes.get()) {
            return underWay.end();
        }
        if (next == null) {
            next = new CompletableFuture<>();
        }
        return next;
    }

    private CompletableFuture<Board> begin(CompletableFuture<Board> end) {
        Reading reading = new Reading(end, changes.get());
        underWay = reading;
        loader.load(key, board)
                .subscribe()
                .with(read -> ended(reading, read, null), failure -> ended(reading, null, failure));
        return end;
    }

    private void ended(Reading reading, Board read, Throwable failure) {
        readNanos = System.nanoTime();
        if (read != null) {
            board = read;
            told = reading.changes();
        }
        synchronized (this) {
            underWay = null;
            if (next != null) {
                CompletableFuture<Board> waiting = next;
                next = null;
                var unused = begin(waiting);
            }
        }
        if (read == null) {
            Log.debugf("event=board_not_read store=%s cause=%s", key.storeId(), failure);
            reading.end().completeExceptionally(failure);
        } else {
            reading.end().complete(read);
            watchers.forEach(watcher -> watcher.emit(read));
        }
    }
}
