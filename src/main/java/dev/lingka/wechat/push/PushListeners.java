package dev.lingka.wechat.push;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells an event to all who want to hear it, one after the other; the first failure ends it. */
@ApplicationScoped
class PushListeners {

    private final List<PushListener> listeners;

    PushListeners(@All List<PushListener> listeners) {
        this.listeners = listeners;
    }

    Uni<Void> tell(PushEvent event) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (PushListener listener : listeners) {
            if (listener.events().contains(event.name())) {
                told = told.chain(() -> listener.heard(event));
            }
        }
        return told;
    }
}
