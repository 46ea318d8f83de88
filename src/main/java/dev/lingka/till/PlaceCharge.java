package dev.lingka.till;

import dev.lingka.till.sale.SaleBasket;
import dev.lingka.till.sale.SaleLine;
import dev.lingka.till.sale.Tender;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * A charge by a scanned card code.
 *
 * @param storeId may be left out by a terminal, and by staff of one store
 * @param tenders all from the wallet when left out
 */
record PlaceCharge(
        @NotBlank @Size(max = 64) String cardCode,
        UUID storeId,
        @NotNull @Min(1) @Max(Tender.MAX_FEN) Long totalFen,
        @Size(max = 10) List<@NotNull @Valid Tender> tenders,
        @Size(max = 200) List<@NotNull @Valid SaleLine> lines,
        @Size(max = 200) String note)
        implements SaleBasket {

    /** Codes stay out of logs. */
    @Override
    public String toString() {
        return "PlaceCharge[totalFen=" + totalFen + "]";
    }
}
