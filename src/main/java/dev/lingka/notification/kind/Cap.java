package dev.lingka.notification.kind;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lingka.notification.Channel;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How often marketing may reach one person, over all campaigns: in any days in a row of that length, in the merchant's
 * zone.
 *
 * @param channel counted alone, the inbox being that of messages which go by no other; null for all together
 */
public record Cap(
        @NotNull Period per, @NotNull @Min(1) @Max(100) Integer most, @Schema(nullable = true) Channel channel) {

    /** Lengths; the shortest first. */
    public enum Period {
        @JsonProperty("day")
        DAY,
        /** Seven days. */
        @JsonProperty("week")
        WEEK,
        /** Thirty-one days, so that no calendar month has more either. */
        @JsonProperty("month")
        MONTH
    }
}
