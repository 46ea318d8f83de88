package dev.lingka.wechat.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** So many notices at once, the others in their order, and no place is lost by who gives up. */
class NoticeGateTest {

    private final NoticeGate gate = new NoticeGate(2);
    private final List<String> begun = new ArrayList<>();
    private final Map<String, CompletableFuture<Void>> work = new HashMap<>();

    @Test
    void letsInSoManyAndTheOthersInTheirOrder() {
        List.of("a", "b", "c", "d").forEach(this::come);
        assertThat(begun).containsExactly("a", "b");

        work.get("b").complete(null);
        assertThat(begun).containsExactly("a", "b", "c");
        work.get("a").complete(null);
        assertThat(begun).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aFailureMakesRoomToo() {
        List.of("a", "b", "c").forEach(this::come);

        work.get("a").completeExceptionally(new IllegalStateException("no"));

        assertThat(begun).containsExactly("a", "b", "c");
    }

    @Test
    void whoGivesUpWaitingIsNotLetIn() {
        come("a");
        come("b");
        UniAssertSubscriber<Void> impatient = come("c");
        come("d");

        impatient.cancel();
        work.get("a").complete(null);

        assertThat(begun).containsExactly("a", "b", "d");
    }

    @Test
    void whoGivesUpInsideMakesRoom() {
        UniAssertSubscriber<Void> impatient = come("a");
        come("b");
        come("c");

        impatient.cancel();

        assertThat(begun).containsExactly("a", "b", "c");
    }

    @Test
    void allPlacesAreFreeInTheEnd() {
        List.of("a", "b", "c").forEach(this::come);
        List.of("a", "b", "c").forEach(name -> work.get(name).complete(null));

        List.of("d", "e").forEach(this::come);

        assertThat(begun).containsExactly("a", "b", "c", "d", "e");
    }

    private UniAssertSubscriber<Void> come(String name) {
        return gate.<Void>pass(() -> {
                    begun.add(name);
                    CompletableFuture<Void> done = new CompletableFuture<>();
                    work.put(name, done);
                    return Uni.createFrom().completionStage(done);
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
