package dev.lingka.merchant.shift;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * Begins a shift.
 *
 * @param terminalId the till that stands at the drawer; may be null
 * @param openingCashFen what is in the drawer now
 */
record OpenShift(@NotNull UUID storeId, UUID terminalId, @NotNull @Min(0) @Max(MAX_CASH_FEN) Long openingCashFen) {

    /** Ten million yuan: more than any drawer. */
    static final long MAX_CASH_FEN = 1_000_000_000L;
}
