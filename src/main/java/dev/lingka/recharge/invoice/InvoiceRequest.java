package dev.lingka.recharge.invoice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One wish for an invoice. Who buys is sealed. */
@Entity
@Table(name = "recharge_invoice_request")
class InvoiceRequest {

    @Id
    UUID id;

    @Column(name = "merchant_id", updatable = false)
    int merchantId;

    @Column(name = "order_id", updatable = false)
    UUID orderId;

    @Column(name = "buyer_kind")
    String buyerKind;

    @Column(name = "buyer_sealed")
    String buyerSealed;

    @Column(name = "tax_number_sealed")
    String taxNumberSealed;

    @Column(name = "email_sealed")
    String emailSealed;

    @Column(name = "amount_fen")
    long amountFen;

    InvoiceState state = InvoiceState.REQUESTED;

    @Column(name = "invoice_number")
    String invoiceNumber;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "answered_at")
    Instant answeredAt;

    protected InvoiceRequest() {}

    InvoiceRequest(UUID id, int merchantId, UUID orderId, long amountFen, Instant requestedAt) {
        this.id = id;
        this.merchantId = merchantId;
        this.orderId = orderId;
        this.amountFen = amountFen;
        this.requestedAt = requestedAt;
    }

    /** The last answer counts: a wrong number can be corrected. */
    void answer(InvoiceState newState, String number, Instant at) {
        state = newState;
        invoiceNumber = number;
        answeredAt = at;
    }
}
