package dev.lingka.card;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A new number for a card.
 *
 * @param reason kept in the audit trail; also why the fee is waived
 * @param waiveFee whether the kind's fee for it is not taken
 */
record Reissue(@NotBlank @Size(max = 200) String reason, Boolean waiveFee) {}
