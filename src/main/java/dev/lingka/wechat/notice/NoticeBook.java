package dev.lingka.wechat.notice;

import dev.lingka.shared.problem.Outages;
import dev.lingka.wechat.CallerContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * Writes down what came of each notice. One write is under way at a time, and what comes meanwhile goes together with
 * the next: alone a notice waits for nothing, and in a burst many share a commit.
 */
@ApplicationScoped
class NoticeBook {

    private static final int MOST_AT_ONCE = 100;

    private final NoticeRepository notices;
    private final Queue<Line> waiting = new ArrayDeque<>();
    private boolean writing;

    NoticeBook(NoticeRepository notices) {
        this.notices = notices;
    }

    /** One line of the book, and who waits for it to be written. */
    private record Line(KeptNotice notice, CompletableFuture<Void> written) {}

    /** Completes once it is committed. */
    Uni<Void> keep(Notice notice, NoticeState state) {
        return CallerContext.keep(() -> {
            Line line = new Line(new KeptNotice(notice, state), new CompletableFuture<>());
            add(line);
            return Uni.createFrom().completionStage(line.written());
        });
    }

    private void add(Line line) {
        synchronized (this) {
            waiting.add(line);
            if (writing) {
                return;
            }
            writing = true;
        }
        write();
    }

    private void write() {
        List<Line> lines = next();
        if (!lines.isEmpty()) {
            commit(lines)
                    .onFailure(failure -> lines.size() > 1 && !Outages.isOutage(failure))
                    .recoverWithUni(() -> oneByOne(lines))
                    .subscribe()
                    .with(done -> end(lines, null), failure -> end(lines, failure));
        }
    }

    /** A notice that cannot be written must not keep its neighbours out of the book. */
    private Uni<Void> oneByOne(List<Line> lines) {
        return Multi.createFrom()
                .iterable(lines)
                .onItem()
                .transformToUniAndConcatenate(line -> commit(List.of(line))
                        .invoke(() -> line.written().complete(null))
                        .onFailure()
                        .invoke(failure -> line.written().completeExceptionally(failure))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> commit(List<Line> lines) {
        return Uni.createFrom()
                .deferred(() -> notices.keep(lines.stream().map(Line::notice).toList()));
    }

    private synchronized List<Line> next() {
        List<Line> lines = new ArrayList<>();
        while (lines.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
            lines.add(waiting.remove());
        }
        writing = !lines.isEmpty();
        return lines;
    }

    /** Without a failure they are in the book; with one WeChat repeats them, and finds their effects done. */
    private void end(List<Line> lines, Throwable failure) {
        write();
        for (Line line : lines) {
            if (failure == null) {
                line.written().complete(null);
            } else {
                line.written().completeExceptionally(failure);
            }
        }
    }
}
