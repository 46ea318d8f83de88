package dev.lingka.queue.display;

import dev.lingka.shared.InMerchant;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** The display behind this request's link; filled by {@link DisplayGate}. */
@RequestScoped
class CurrentDisplay {

    private Shown shown;

    /** Which store's queue is shown, on which display. */
    record Shown(int merchantId, UUID storeId, UUID displayId) implements InMerchant {}

    Shown shown() {
        if (shown == null) {
            throw new IllegalStateException("the endpoint lacks @OnDisplay");
        }
        return shown;
    }

    void is(Shown opened) {
        shown = opened;
    }
}
