package dev.lingka.member.eligibility;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One of the list, for those who keep it.
 *
 * @param phone masked
 * @param memberId who joined by it; null before
 */
record EligibleView(
        UUID id,
        @Schema(nullable = true) String phone,
        @Schema(nullable = true) String number,
        @Schema(nullable = true) String name,
        @Schema(nullable = true) UUID memberId,
        @Schema(nullable = true) Instant joinedAt,
        Instant addedAt) {

    @Override
    public String toString() {
        return "EligibleView[id=" + id + "]";
    }
}
