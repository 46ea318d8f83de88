package dev.lingka.till.refund;

import dev.lingka.till.sale.Tender;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Gives a sale back, or a part of it.
 *
 * @param amountFen 0 for a sale alone that coupons or points have paid whole: then those come back
 * @param tenders by which means how much; the wallet first and then the others as they were tendered, when left out
 */
record PlaceRefund(
        @NotNull @Min(0) @Max(Tender.MAX_FEN) Long amountFen,
        @Size(max = 10) List<@NotNull @Valid Tender> tenders,
        @NotBlank @Size(max = 200) String reason) {}
