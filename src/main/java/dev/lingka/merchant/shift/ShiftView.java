package dev.lingka.merchant.shift;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A shift as staff see it. What the ledger expects is told only after the count, so that the count is honest.
 *
 * @param differenceFen counted less expected: negative when cash is missing
 */
record ShiftView(
        UUID id,
        UUID storeId,
        LocalDate businessDay,
        UUID staffId,
        @Schema(nullable = true) UUID terminalId,
        Instant openedAt,
        long openingCashFen,
        @Schema(nullable = true) Instant closedAt,
        @Schema(nullable = true) String closedBy,
        @Schema(nullable = true) Long countedCashFen,
        @Schema(nullable = true) Long expectedCashFen,
        @Schema(nullable = true) Long differenceFen,
        String note) {

    static ShiftView of(Shift shift) {
        return new ShiftView(
                shift.id,
                shift.storeId,
                shift.businessDay,
                shift.staffId,
                shift.terminalId,
                shift.openedAt,
                shift.openingCashFen,
                shift.closedAt,
                shift.closedBy,
                shift.countedCashFen,
                shift.expectedCashFen,
                shift.differenceFen,
                shift.note);
    }
}
