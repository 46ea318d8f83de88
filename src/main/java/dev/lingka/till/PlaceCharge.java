package dev.lingka.till;

import dev.lingka.card.Identification;
import dev.lingka.shared.problem.ProblemException;
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
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A charge. Exactly one of {@code cardCode}, {@code phone}, {@code memberNumber} and {@code swiped} says whose.
 *
 * @param cardCode scanned from the phone: the member's word
 * @param phone as people write it; whoever is only identified is asked before anything leaves their pocket
 * @param memberNumber the number of the card
 * @param swiped what the reader read from the plastic card
 * @param storeId may be left out by a terminal, and by staff of one store
 * @param totalFen at list prices; what is to be paid may be less
 * @param tenders all from the wallet when left out
 * @param quoteId a price that was told; it knows lines and wishes
 */
record PlaceCharge(
        @Size(min = 1, max = 64) String cardCode,
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

    /** Throws INVALID_REQUEST unless exactly one way is given. */
    void requireOne() {
        if (Stream.of(cardCode, phone, memberNumber, swiped)
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw ProblemException.invalid("identification", "INVALID", "one of cardCode, phone, memberNumber, swiped");
        }
    }

    Identification identification() {
        return new Identification(phone, memberNumber, swiped);
    }

    /** How the member is known, as sales keep it. */
    String identifiedBy() {
        if (cardCode != null) {
            return "code";
        }
        if (phone != null) {
            return "phone";
        }
        return memberNumber != null ? "member_number" : "physical_card";
    }

    /** Codes, phones and numbers stay out of logs. */
    @Override
    public String toString() {
        return "PlaceCharge[totalFen=" + totalFen + "]";
    }
}
