package dev.lingka.till.sale;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A refund of a sale, or of a part of it.
 *
 * @param state {@code booked}; {@code in_suspense} when the card was closed and the money waits for a pay-out;
 *     {@code paid_out}
 * @param principalFen of the wallet's part; the rest of {@code walletFen} is bonus
 * @param cardId the card that was credited: the one that paid, or the one that it was merged into; may be null
 * @param overCapFen by how much the card now is above its cap
 * @param pointsReturned spent points that came back
 * @param pointsTakenBack earned points that went
 * @param pointsOwed earned points that were spent already, and that the next earnings pay
 * @param balance the card's after this refund; null when no card was credited, and when it is looked up later
 */
public record RefundView(
        UUID id,
        UUID saleId,
        String state,
        Instant refundedAt,
        long amountFen,
        long walletFen,
        long principalFen,
        long bonusFen,
        @Schema(nullable = true) UUID cardId,
        long overCapFen,
        String reason,
        @Schema(nullable = true) UUID approvalId,
        List<RefundedTender> tenders,
        long pointsReturned,
        long pointsTakenBack,
        long pointsOwed,
        @Schema(nullable = true) BalanceView balance) {

    /** What went back by one means. */
    public record RefundedTender(int line, TenderKind kind, long amountFen) {

        static RefundedTender of(JsonObject tender) {
            return new RefundedTender(
                    tender.getInteger("line"), TenderKind.of(tender.getString("kind")), tender.getLong("amountFen"));
        }
    }

    /** From the figures of {@code till_refund_view}, which a refund answers too. */
    public static RefundView of(JsonObject refund) {
        return new RefundView(
                SaleView.uuid(refund, "refundId"),
                SaleView.uuid(refund, "saleId"),
                refund.getString("state"),
                SaleView.instant(refund.getString("refundedAt")),
                refund.getLong("amountFen"),
                refund.getLong("walletFen"),
                refund.getLong("principalFen"),
                refund.getLong("bonusFen"),
                SaleView.uuid(refund, "cardId"),
                refund.getLong("overCapFen"),
                refund.getString("reason"),
                SaleView.uuid(refund, "approvalId"),
                SaleView.objects(refund, "tenders").stream()
                        .map(RefundedTender::of)
                        .toList(),
                refund.getLong("pointsReturned"),
                refund.getLong("pointsTakenBack"),
                refund.getLong("pointsOwed"),
                BalanceView.of(refund.getJsonObject("balance")));
    }
}
