package dev.lingka.recharge.counter;

import dev.lingka.recharge.Wish;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * Money that a member pays in at the counter.
 *
 * @param offerCode one of the offers, or null with an {@code amountFen}
 * @param termsVersion the recharge terms that the member was shown and accepts by paying
 */
public record RechargeAtCounter(
        @NotNull UUID cardId,
        @NotNull UUID storeId,
        @NotNull @Pattern(regexp = "cash|bank_card") String channel,
        @Pattern(regexp = "[a-z0-9-]{1,40}") String offerCode,
        @Positive Long amountFen,
        @NotBlank @Size(max = 40) String termsVersion) {

    Wish wish() {
        return new Wish(offerCode, amountFen, termsVersion);
    }
}
