package dev.lingka.shared.outbox;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A listener of one test: remembers what it heard by aggregate, and behaves as told. */
final class Hearing implements OutboxListener {

    private final String name = "hearing-" + UUID.randomUUID();
    private final Map<String, List<Long>> heard = new ConcurrentHashMap<>();
    private final List<Integer> parcels = new CopyOnWriteArrayList<>();
    private volatile boolean gathers;
    private volatile Function<OutboxEvent, Uni<Void>> behaviour =
            event -> Uni.createFrom().voidItem();

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> types() {
        return Set.of(name + "-happened");
    }

    @Override
    public boolean gathers() {
        return gathers;
    }

    @Override
    public Uni<Void> handleAll(List<OutboxEvent> events) {
        parcels.add(events.size());
        return Uni.join()
                .all(events.stream().map(this::handle).toList())
                .andFailFast()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> handle(OutboxEvent event) {
        heard.computeIfAbsent(event.aggregate(), aggregate -> new CopyOnWriteArrayList<>())
                .add(event.id());
        return behaviour.apply(event);
    }

    void behave(Function<OutboxEvent, Uni<Void>> newBehaviour) {
        behaviour = newBehaviour;
    }

    void gather() {
        gathers = true;
    }

    /** How many events came at a time. */
    List<Integer> parcels() {
        return parcels;
    }

    /** Event ids in the order in which they came. */
    List<Long> heard(String aggregate) {
        return heard.getOrDefault(aggregate, List.of());
    }
}
