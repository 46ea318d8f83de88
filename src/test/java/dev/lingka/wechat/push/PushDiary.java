package dev.lingka.wechat.push;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Writes down the pushes of the merchants that a test watches. */
@ApplicationScoped
class PushDiary implements PushListener {

    private final Map<Integer, Queue<PushEvent>> pages = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> failures = new ConcurrentHashMap<>();
    private final Set<Integer> hanging = ConcurrentHashMap.newKeySet();

    /** @param failures how many pushes fail before the first success */
    Queue<PushEvent> watch(int merchantId, int failures) {
        this.failures.put(merchantId, failures);
        return pages.computeIfAbsent(merchantId, merchant -> new ConcurrentLinkedQueue<>());
    }

    /** The next push of this merchant is never done with. */
    void hangOnce(int merchantId) {
        hanging.add(merchantId);
    }

    @Override
    public Set<String> events() {
        return Set.of("subscribe", "SCAN", "diary_event");
    }

    @Override
    public Uni<Void> heard(PushEvent event) {
        if (!pages.containsKey(event.merchantId())) {
            return Uni.createFrom().voidItem();
        }
        if (hanging.remove(event.merchantId())) {
            return Uni.createFrom().nothing();
        }
        if (failures.merge(event.merchantId(), -1, Integer::sum) >= 0) {
            return Uni.createFrom().failure(new IllegalStateException("not today"));
        }
        pages.get(event.merchantId()).add(event);
        return Uni.createFrom().voidItem();
    }
}
