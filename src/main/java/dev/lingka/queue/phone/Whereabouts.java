package dev.lingka.queue.phone;

import dev.lingka.merchant.store.StoreView;
import java.util.Optional;

/**
 * What a phone says of where it is; each of it may be missing. Nothing of it is kept.
 *
 * @param joinCode scanned from something that hangs in a store
 */
record Whereabouts(String joinCode, Double latitude, Double longitude) {

    private static final double EARTH_METRES = 6_371_000;

    boolean hasPosition() {
        return latitude != null && longitude != null;
    }

    /** How far the store is as the crow flies (haversine); empty without a position of both. */
    Optional<Integer> metresTo(StoreView store) {
        if (!hasPosition() || store.latitude() == null || store.longitude() == null) {
            return Optional.empty();
        }
        double north = Math.toRadians(store.latitude() - latitude);
        double east = Math.toRadians(store.longitude() - longitude);
        double chord = square(Math.sin(north / 2))
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(store.latitude()))
                        * square(Math.sin(east / 2));
        return Optional.of((int) Math.round(2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(chord)))));
    }

    private static double square(double number) {
        return number * number;
    }

    @Override
    public String toString() {
        return "Whereabouts[…]";
    }
}
