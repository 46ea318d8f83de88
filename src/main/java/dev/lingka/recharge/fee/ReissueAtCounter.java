package dev.lingka.recharge.fee;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A new number for a card, and its fee into the shift.
 *
 * @param reason kept in the audit trail
 */
record ReissueAtCounter(
        @NotNull UUID cardId,
        @NotNull UUID storeId,
        @NotNull @Pattern(regexp = "cash|bank_card") String channel,
        @NotBlank @Size(max = 200) String reason) {}
