package dev.lingka.wechat.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KnownNoticesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KnownNotices known = new KnownNotices();
    private final AtomicInteger worked = new AtomicInteger();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    @Test
    void repetitionsWaitForTheFirstAndKnowItLater() {
        CompletableFuture<Void> first = once("body");
        CompletableFuture<Void> second = once("body");
        assertThat(second).isNotDone();

        end.complete(null);

        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThat(once("body")).isCompleted();
        assertThat(worked).hasValue(1);
    }

    @Test
    void aFailureIsToldToAllAndThenTriedAgain() {
        CompletableFuture<Void> first = once("body");
        CompletableFuture<Void> second = once("body");

        end.completeExceptionally(new IllegalStateException("no commit"));

        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedExceptionally();
        assertThat(once("body")).isCompletedExceptionally();
        assertThat(worked).hasValue(2);
    }

    @Test
    void anotherBodyUnderTheSameIdIsAnotherNotice() {
        end.complete(null);
        assertThat(once("body")).isCompleted();

        assertThat(once("other body")).isCompleted();

        assertThat(worked).hasValue(2);
    }

    @Test
    void theWorkGoesOnWhenWhoWaitedHasGone() {
        Uni<Void> impatient = known.once(notice("body"), this::work)
                .ifNoItem()
                .after(Duration.ofMillis(1))
                .fail();
        assertThatThrownBy(() -> impatient.await().atMost(PATIENCE)).isInstanceOf(RuntimeException.class);

        end.complete(null);

        assertThat(once("body")).isCompleted();
        assertThat(worked).hasValue(1);
    }

    @Test
    void workThatNeverEndsIsGivenUpAndTriedAgain() {
        KnownNotices impatient = new KnownNotices(Duration.ofMillis(500));
        Uni<Void> first = impatient.once(notice("body"), () -> Uni.createFrom().nothing());
        assertThatThrownBy(() -> first.await().atMost(PATIENCE)).isInstanceOf(NoticeRefused.class);
        end.complete(null);

        impatient.once(notice("body"), this::work).await().atMost(PATIENCE);

        assertThat(worked).hasValue(1);
    }

    private CompletableFuture<Void> once(String bodyHash) {
        return known.once(notice(bodyHash), this::work).subscribeAsCompletionStage();
    }

    private Uni<Void> work() {
        worked.incrementAndGet();
        return Uni.createFrom().completionStage(end);
    }

    private static Notice notice(String bodyHash) {
        return new Notice(1, "EV-1", "TRANSACTION.SUCCESS", bodyHash, NullNode.getInstance());
    }
}
