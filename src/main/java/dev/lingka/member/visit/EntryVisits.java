package dev.lingka.member.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How often one of a group came.
 *
 * @param entry the key by which it is noted; it stands for what is required of an entry
 * @param answers what is told of it
 * @param visits days
 * @param firstDay null before the first visit
 * @param lastDay null before the first visit
 */
record EntryVisits(
        String entry,
        JsonNode answers,
        int visits,
        @Schema(nullable = true) LocalDate firstDay,
        @Schema(nullable = true) LocalDate lastDay) {

    @Override
    public String toString() {
        return "EntryVisits[visits=" + visits + "]";
    }
}
