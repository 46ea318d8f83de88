package dev.lingka.tier;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lingka.merchant.programme.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a level gives beside its discount and its points. One that has a code of its own on several levels is the same
 * benefit there, and what was used of it on one counts on the other.
 *
 * @param text what it is about in words, as in "check-out until 15:00"; null when the name says it all
 * @param perPeriod how often staff may grant it in a period; null for one that is simply there and is not counted
 * @param period null unless it is counted
 */
public record Benefit(
        @NotBlank @Pattern(regexp = TierLevel.CODE) String code,
        @NotNull Kind kind,
        @NotNull @Valid LocalizedText name,
        @Valid @Schema(nullable = true) LocalizedText text,
        @Min(1) @Max(1000) @Schema(nullable = true) Integer perPeriod,
        @Schema(nullable = true) Period period) {

    /** What other features look for: the queue lets {@code QUEUE_PRIORITY} pass. */
    public enum Kind {
        @JsonProperty("birthday_gift")
        BIRTHDAY_GIFT,
        @JsonProperty("free_delivery")
        FREE_DELIVERY,
        @JsonProperty("queue_priority")
        QUEUE_PRIORITY,
        @JsonProperty("late_check_out")
        LATE_CHECK_OUT,
        @JsonProperty("early_check_in")
        EARLY_CHECK_IN,
        @JsonProperty("service_contact")
        SERVICE_CONTACT,
        @JsonProperty("free_item")
        FREE_ITEM,
        @JsonProperty("exclusive_goods")
        EXCLUSIVE_GOODS,
        @JsonProperty("exclusive_slot")
        EXCLUSIVE_SLOT,
        @JsonProperty("other")
        OTHER
    }

    /** How long a count lasts, in the store's days. */
    public enum Period {
        @JsonProperty("day")
        DAY,
        @JsonProperty("month")
        MONTH,
        @JsonProperty("year")
        YEAR;

        /** As in the document, and as SQL truncates dates. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The day on which the count begins anew. */
        LocalDate endAfter(LocalDate day) {
            return switch (this) {
                case DAY -> day.plusDays(1);
                case MONTH -> day.withDayOfMonth(1).plusMonths(1);
                case YEAR -> day.withDayOfYear(1).plusYears(1);
            };
        }
    }

    /** Whether it is counted; otherwise it is simply there. */
    public boolean hasLimit() {
        return perPeriod != null;
    }
}
