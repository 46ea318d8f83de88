package dev.lingka.recharge.refund;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A card that was closed, and where its money went.
 *
 * @param refunds through WeChat, newest recharge first
 * @param payoutId the rest, to be paid out by hand; null when there was none
 * @param bonusFen bonus that ended with the card
 */
public record ClosedCardView(
        UUID cardId, List<RefundView> refunds, @Schema(nullable = true) UUID payoutId, long payoutFen, long bonusFen) {}
