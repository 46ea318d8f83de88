package dev.lingka.till.sale;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * A sale without a member.
 *
 * @param storeId may be left out by a terminal, and by staff of one store
 * @param tenders all cash when left out
 */
record RecordSale(
        UUID storeId,
        @NotNull @Min(1) @Max(Tender.MAX_FEN) Long totalFen,
        @Size(max = 10) List<@NotNull @Valid Tender> tenders,
        @Size(max = 200) List<@NotNull @Valid SaleLine> lines,
        @Size(max = 200) String note)
        implements SaleBasket {}
