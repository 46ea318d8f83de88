package dev.lingka.till.history;

import dev.lingka.till.sale.Effect;
import dev.lingka.till.sale.RefundView;
import dev.lingka.till.sale.SaleView;
import dev.lingka.till.sale.TenderKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One of a member's own sales, whole. Who served them, and the notes of the house, are not the customer's.
 *
 * @param number as on the receipt
 * @param listFen before anything was taken off, step by step in {@code effects}
 * @param receipt in words, line by line, in the reader's language
 */
record OwnSaleView(
        UUID id,
        String number,
        Instant soldAt,
        String storeName,
        long totalFen,
        long walletFen,
        long principalFen,
        long bonusFen,
        long refundedFen,
        List<OwnTender> tenders,
        List<OwnLine> lines,
        List<OwnRefund> refunds,
        long listFen,
        List<Effect> effects,
        long pointsSpent,
        long pointsEarned,
        List<String> receipt) {

    /** One means of payment, and how much of it was given back. */
    record OwnTender(TenderKind kind, long amountFen, long refundedFen) {}

    /** One thing that was bought. */
    record OwnLine(String name, BigDecimal quantity, long amountFen) {}

    /**
     * What was given back.
     *
     * @param state {@code booked}; {@code in_suspense} when the card was closed and the money waits for a pay-out;
     *     {@code paid_out}
     */
    record OwnRefund(
            UUID id,
            String state,
            Instant refundedAt,
            long amountFen,
            long walletFen,
            long principalFen,
            long bonusFen) {

        static OwnRefund of(RefundView refund) {
            return new OwnRefund(
                    refund.id(),
                    refund.state(),
                    refund.refundedAt(),
                    refund.amountFen(),
                    refund.walletFen(),
                    refund.principalFen(),
                    refund.bonusFen());
        }
    }

    static OwnSaleView of(SaleView sale) {
        return new OwnSaleView(
                sale.id(),
                sale.number(),
                sale.soldAt(),
                sale.storeName(),
                sale.totalFen(),
                sale.walletFen(),
                sale.principalFen(),
                sale.bonusFen(),
                sale.refundedFen(),
                sale.tenders().stream()
                        .map(tender -> new OwnTender(tender.kind(), tender.amountFen(), tender.refundedFen()))
                        .toList(),
                sale.lines().stream()
                        .map(line -> new OwnLine(line.name(), line.quantity(), line.amountFen()))
                        .toList(),
                sale.refunds().stream().map(OwnRefund::of).toList(),
                sale.listFen(),
                sale.effects(),
                sale.pointsSpent(),
                sale.pointsEarned(),
                sale.receipt());
    }
}
