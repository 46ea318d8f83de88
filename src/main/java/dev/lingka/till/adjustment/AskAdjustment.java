package dev.lingka.till.adjustment;

import dev.lingka.till.sale.Tender;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A wish to put a card's balance right.
 *
 * @param amountFen what the card gains; negative for what it loses; not 0
 */
record AskAdjustment(
        @NotNull UUID cardId,
        @NotNull @Pattern(regexp = "principal|bonus") String asset,
        @NotNull @Min(-Tender.MAX_FEN) @Max(Tender.MAX_FEN) Long amountFen,
        @NotBlank @Size(max = 200) String reason) {}
