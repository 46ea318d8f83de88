package dev.lingka.shared;

import java.util.Locale;
import java.util.UUID;

/** Who acts, for which merchant. The id is the member's, the staff's or the terminal's. */
public record Actor(int merchantId, ActorKind kind, UUID id) implements InMerchant {

    private static final UUID NOBODY = new UUID(0, 0);

    public static Actor system(int merchantId) {
        return new Actor(merchantId, ActorKind.SYSTEM, NOBODY);
    }

    /** The name under which idempotency keys, postings and audit entries are kept, as in {@code member:0190…}. */
    public String principal() {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return kind == ActorKind.SYSTEM ? name : name + ":" + id;
    }
}
