package dev.lingka.merchant.shift;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Ends a shift.
 *
 * @param countedCashFen all that is in the drawer, opening cash included
 */
record CloseShift(@NotNull @Min(0) @Max(OpenShift.MAX_CASH_FEN) Long countedCashFen, @Size(max = 500) String note) {}
