package dev.lingka.till.quote;

import dev.lingka.till.pricing.Wishes;
import dev.lingka.till.sale.SaleBasket;
import dev.lingka.till.sale.SaleLine;
import dev.lingka.till.sale.Tender;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * Asks what a card's holder would pay.
 *
 * @param storeId may be left out by a terminal, and by staff of one store
 * @param totalFen at list prices
 */
record AskQuote(
        @NotNull UUID cardId,
        UUID storeId,
        @NotNull @Min(1) @Max(Tender.MAX_FEN) Long totalFen,
        @Size(max = 200) List<@NotNull @Valid SaleLine> lines,
        @Valid Wishes wishes)
        implements SaleBasket {

    @Override
    public List<Tender> tenders() {
        return List.of();
    }

    @Override
    public String note() {
        return "";
    }
}
