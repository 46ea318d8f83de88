package dev.lingka.recharge.fee;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A member wants another term of a card's benefits.
 *
 * @param cardId which card; null when the member has only one
 * @param termsVersion the recharge terms that they read and accept
 */
record RenewCard(UUID cardId, @NotBlank @Size(max = 40) String termsVersion) {}
