package dev.lingka.campaign.design;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a figure of an event must be: a number by its bounds, a word by a list.
 *
 * @param atLeast null for no bound
 * @param below itself no longer in it; null for no bound
 * @param oneOf null for a number
 */
@Schema(name = "EventFilter")
public record Filter(
        @Min(0) Long atLeast,
        @Min(1) Long below,
        @Size(min = 1, max = 20) List<@NotNull @Size(min = 1, max = 80) String> oneOf) {

    boolean fitsNumbers() {
        return oneOf == null && (atLeast != null || below != null);
    }

    boolean fitsWords() {
        return oneOf != null && atLeast == null && below == null;
    }

    /** There are numbers between its bounds. */
    boolean hasRoom() {
        return atLeast == null || below == null || atLeast < below;
    }
}
