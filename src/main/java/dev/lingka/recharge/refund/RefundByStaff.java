package dev.lingka.recharge.refund;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A refund by staff.
 *
 * @param amountFen how much of its principal; null means all that is unspent
 * @param storeId where the money crosses the counter; needed for a recharge that was paid at one
 */
public record RefundByStaff(@Positive Long amountFen, @NotBlank @Size(max = 80) String reason, UUID storeId) {

    RequestRefund wish() {
        return new RequestRefund(amountFen, reason);
    }
}
