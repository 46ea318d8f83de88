package dev.lingka.recharge;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A member's order: an offer, or an amount.
 *
 * @param cardId which card; null when the member has only one
 * @param termsVersion the recharge terms that he read and accepts
 */
public record PlaceRecharge(
        UUID cardId,
        @Pattern(regexp = "[a-z0-9-]{1,40}") String offerCode,
        @Positive Long amountFen,
        @NotBlank @Size(max = 40) String termsVersion) {

    Wish wish() {
        return new Wish(offerCode, amountFen, termsVersion);
    }
}
