package dev.lingka.points.other;

import dev.lingka.points.OtherEarning;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Something a member did that may earn points.
 *
 * @param source what it was, the same for a repetition, as a review's id; unique within its kind; 1 to 200 characters
 * @param storeId where; null where no store was part in it
 * @param day the business day that it counts for
 */
public record Deed(OtherEarning.Kind kind, UUID memberId, String source, UUID storeId, LocalDate day) {}
