package dev.lingka.till.request;

import dev.lingka.card.Identification;
import dev.lingka.till.pricing.MemberBasket;
import dev.lingka.till.pricing.Wishes;
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
 * Asks a member who was only identified. Exactly one of {@code phone}, {@code memberNumber} and {@code swiped}.
 *
 * @param swiped what the reader read from the plastic card
 * @param storeId may be left out by a terminal, and by staff of one store
 * @param totalFen at list prices; what is to be paid may be less
 * @param tenders all from the wallet when left out
 * @param quoteId a price that was told; it knows lines and wishes
 */
record PlaceChargeRequest(
        @Size(min = 5, max = 20) String phone,
        @Size(min = 1, max = 32) String memberNumber,
        @Size(min = 1, max = 64) String swiped,
        UUID storeId,
        @NotNull @Min(1) @Max(Tender.MAX_FEN) Long totalFen,
        @Size(max = 10) List<@NotNull @Valid Tender> tenders,
        @Size(max = 200) List<@NotNull @Valid SaleLine> lines,
        @Size(max = 200) String note,
        @Valid Wishes wishes,
        UUID quoteId)
        implements MemberBasket {

    Identification identification() {
        return new Identification(phone, memberNumber, swiped);
    }

    /** How the member was identified, as sales keep it. */
    String identifiedBy() {
        if (phone != null) {
            return "phone";
        }
        return memberNumber != null ? "member_number" : "physical_card";
    }

    /** Phone and numbers stay out of logs. */
    @Override
    public String toString() {
        return "PlaceChargeRequest[totalFen=" + totalFen + "]";
    }
}
