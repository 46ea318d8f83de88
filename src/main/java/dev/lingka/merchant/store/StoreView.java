package dev.lingka.merchant.store;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A store as staff and other features see it.
 *
 * @param status {@code open} or {@code closed}
 * @param timeZone whose days are its business days
 */
public record StoreView(
        UUID id,
        String code,
        String name,
        String address,
        String phone,
        @Schema(nullable = true) Double latitude,
        @Schema(nullable = true) Double longitude,
        String openingHours,
        String timeZone,
        String status,
        int revision,
        Instant createdAt) {

    static StoreView of(Store store) {
        return new StoreView(
                store.id,
                store.code,
                store.name,
                store.address,
                store.phone,
                store.latitude,
                store.longitude,
                store.openingHours,
                store.timeZone,
                store.status.text(),
                store.revision,
                store.createdAt);
    }
}
