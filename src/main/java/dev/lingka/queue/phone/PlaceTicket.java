package dev.lingka.queue.phone;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * Somebody wants a number.
 *
 * @param line of a queue whose lines are chosen by name; else the party's size chooses
 * @param partySize 1 to 99; one person unless said, where the line is named
 * @param note what the host should know, as a high chair
 * @param wish where they would like to sit
 * @param joinCode of the poster or table that was scanned: who scanned it is there
 * @param latitude where the phone is, in GCJ-02 as WeChat tells it; kept nowhere
 */
record PlaceTicket(
        @NotNull UUID storeId,
        @Pattern(regexp = "[a-z0-9-]{1,32}") String line,
        @Min(1) @Max(99) Integer partySize,
        @Size(max = 60) String note,
        @Size(max = 60) String wish,
        @Size(max = 32) String joinCode,
        @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @DecimalMin("-180") @DecimalMax("180") Double longitude) {

    Whereabouts whereabouts() {
        return new Whereabouts(joinCode, latitude, longitude);
    }

    @Override
    public String toString() {
        return "PlaceTicket[storeId=" + storeId + "]";
    }
}
