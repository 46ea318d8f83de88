package dev.lingka.recharge.reconcile;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * What shall become of a payment in suspense.
 *
 * @param decision {@code credit} it to a card, {@code refund} it, or {@code keep} it: it belongs to another business
 * @param cardId needed to credit
 * @param withBonus give the bonus of the order too, when the amount is the ordered one
 */
public record DecideSuspense(
        @NotNull @Pattern(regexp = "credit|refund|keep") String decision,
        UUID cardId,
        Boolean withBonus,
        @NotBlank @Size(max = 80) String reason) {}
