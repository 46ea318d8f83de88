package dev.lingka.merchant.store;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A store as customers find it; texts are empty and coordinates null where the merchant told none.
 *
 * @param latitude in GCJ-02, as WeChat's maps take it
 * @param openingHours in the merchant's own words
 */
record StorePlace(
        UUID id,
        String name,
        String address,
        String phone,
        @Schema(nullable = true) Double latitude,
        @Schema(nullable = true) Double longitude,
        String openingHours,
        String timeZone) {

    static StorePlace of(Store store) {
        return new StorePlace(
                store.id,
                store.name,
                store.address,
                store.phone,
                store.latitude,
                store.longitude,
                store.openingHours,
                store.timeZone);
    }
}
