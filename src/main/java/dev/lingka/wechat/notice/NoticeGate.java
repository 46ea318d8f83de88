package dev.lingka.wechat.notice;

import dev.lingka.wechat.CallerContext;
import dev.lingka.wechat.WechatConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Lets so many notices in at once, in the order in which they came; the others wait where they hold nothing. Without it
 * each step of a notice would stand in line for a connection behind the first steps of all that came later, and in a
 * burst none would come to its end.
 */
@ApplicationScoped
class NoticeGate {

    /** More could not be let in within the time that WeChat waits. */
    private static final int LONGEST_LINE = 5_000;

    private final int width;
    private final Queue<CompletableFuture<Void>> line = new ArrayDeque<>();
    private int inside;

    @Inject
    NoticeGate(WechatConfig config) {
        this(config.noticesAtOnce());
    }

    NoticeGate(int width) {
        this.width = width;
    }

    /** Fails with {@link NoticeRefused} when the line is too long; who is cancelled makes room for the next. */
    <T> Uni<T> pass(Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<Void> turn = new CompletableFuture<>();
            if (!arrive(turn)) {
                return Uni.createFrom().failure(new NoticeRefused(NoticeFault.NOT_HANDLED));
            }
            return CallerContext.keep(() -> Uni.createFrom().completionStage(turn))
                    .chain(work)
                    .onTermination()
                    .invoke(() -> leave(turn));
        });
    }

    private synchronized boolean arrive(CompletableFuture<Void> turn) {
        if (inside < width) {
            inside++;
            turn.complete(null);
            return true;
        }
        return line.size() < LONGEST_LINE && line.add(turn);
    }

    /** Who gave up waiting goes out of the line; who was inside, or was just being let in, makes room. */
    private void leave(CompletableFuture<Void> turn) {
        CompletableFuture<Void> next;
        synchronized (this) {
            if (line.removeIf(waiting -> waiting == turn)) {
                return;
            }
            next = line.poll();
            if (next == null) {
                inside--;
            }
        }
        if (next != null) {
            next.complete(null);
        }
    }
}
