package dev.lingka.queue.phone;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;

/**
 * "I am here", and what shows it: the code of a poster in the store, or where the phone is.
 *
 * @param latitude in GCJ-02, as WeChat tells it; kept nowhere
 */
record ArriveTicket(
        @Size(max = 32) String joinCode,
        @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @DecimalMin("-180") @DecimalMax("180") Double longitude) {

    Whereabouts whereabouts() {
        return new Whereabouts(joinCode, latitude, longitude);
    }

    @Override
    public String toString() {
        return "ArriveTicket[…]";
    }
}
