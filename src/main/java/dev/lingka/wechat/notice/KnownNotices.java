package dev.lingka.wechat.notice;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lingka.wechat.CallerContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Notices that this replica is at, or has booked lately. WeChat repeats what it tells, often at the same moment: a
 * repetition waits for what is under way, or learns at once that it is done, and the database hears nothing of it.
 */
@ApplicationScoped
class KnownNotices {

    private static final long MOST = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** A database that does not answer at all must not keep the line closed. */
    private static final Duration LONGEST_WORK = Duration.ofSeconds(30);

    private final Cache<Key, Uni<Void>> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    private final Duration patience;

    @Inject
    KnownNotices() {
        this(LONGEST_WORK);
    }

    KnownNotices(Duration patience) {
        this.patience = patience;
    }

    private record Key(int merchantId, String id, String bodyHash) {

        private static Key of(Notice notice) {
            return new Key(notice.merchantId(), notice.id(), notice.bodyHash());
        }
    }

    /**
     * Does the work for the first of them and gives its end to all. It goes on when who waits has gone; a failure is
     * forgotten, so that the next repetition tries again.
     */
    Uni<Void> once(Notice notice, Supplier<Uni<Void>> work) {
        Key key = Key.of(notice);
        return CallerContext.keep(() -> known.get(key, absent -> flight(key, work)));
    }

    private Uni<Void> flight(Key key, Supplier<Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .ifNoItem()
                .after(patience)
                .failWith(() -> new NoticeRefused(NoticeFault.NOT_HANDLED))
                .onFailure()
                .invoke(() -> known.invalidate(key))
                .memoize()
                .indefinitely();
    }
}
