package dev.lingka.recharge.invoice;

import java.time.Instant;
import java.util.UUID;

/** A wish for an invoice, opened for those who may see it. */
public record InvoiceView(
        UUID id,
        UUID orderId,
        String buyerKind,
        String buyer,
        String taxNumber,
        String email,
        long amountFen,
        InvoiceState state,
        String invoiceNumber,
        Instant requestedAt,
        Instant answeredAt) {

    @Override
    public String toString() {
        return "InvoiceView[id=" + id + ", state=" + state + "]";
    }
}
