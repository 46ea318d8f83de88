package dev.lingka.recharge.invoice;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A wish for an invoice, opened for those who may see it. */
public record InvoiceView(
        UUID id,
        UUID orderId,
        String buyerKind,
        String buyer,
        @Schema(nullable = true) String taxNumber,
        @Schema(nullable = true) String email,
        long amountFen,
        InvoiceState state,
        @Schema(nullable = true) String invoiceNumber,
        Instant requestedAt,
        @Schema(nullable = true) Instant answeredAt) {

    @Override
    public String toString() {
        return "InvoiceView[id=" + id + ", state=" + state + "]";
    }
}
