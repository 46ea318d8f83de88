package dev.lingka.till.request;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Answers at once when there is news, else looks again until there is or the client's patience ends. */
final class LongPoll {

    /** Below the half minute after which proxies give up. */
    static final int MAX_SECONDS = 25;

    private static final Duration PAUSE = Duration.ofMillis(500);

    private LongPoll() {}

    static <T> Uni<T> until(Supplier<Uni<T>> read, Predicate<T> news, int seconds) {
        return again(read, news, System.nanoTime() + Duration.ofSeconds(seconds).toNanos());
    }

    private static <T> Uni<T> again(Supplier<Uni<T>> read, Predicate<T> news, long endNanos) {
        return read.get().chain(seen -> {
            if (news.test(seen) || System.nanoTime() + PAUSE.toNanos() > endNanos) {
                return Uni.createFrom().item(seen);
            }
            return Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE).chain(() -> again(read, news, endNanos));
        });
    }
}
