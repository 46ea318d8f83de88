package dev.lingka.recharge.invoice;

import dev.lingka.merchant.audit.AuditService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.recharge.RechargeOrder;
import dev.lingka.recharge.RechargeProblem;
import dev.lingka.recharge.RechargeState;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.crypto.SealedColumn;
import dev.lingka.shared.crypto.SealedColumns;
import dev.lingka.shared.crypto.Vault;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** Takes wishes for invoices and keeps what became of them. */
@ApplicationScoped
class InvoiceService implements SealedColumns {

    private static final String TABLE = "recharge_invoice_request";

    private final InvoiceRepository invoices;
    private final AuditService audit;
    private final Vault vault;
    private final Clock clock;

    InvoiceService(InvoiceRepository invoices, AuditService audit, Vault vault, Clock clock) {
        this.invoices = invoices;
        this.audit = audit;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return Stream.of("buyer_sealed", "tax_number_sealed", "email_sealed")
                .map(column -> new SealedColumn(TABLE, column, "id"))
                .toList();
    }

    /**
     * Records a wish for a paid order, over what was paid less what went back.
     *
     * @throws ProblemException ORDER_NOT_PAID also for one that was given back whole; INVOICE_KNOWN for a second wish
     */
    @WithTransaction
    Uni<InvoiceView> request(RechargeOrder order, RequestInvoice wish) {
        requireFit(order, wish);
        return invoices.ofOrder(order.merchantId(), order.id())
                .invoke(known -> {
                    if (known != null) {
                        throw ProblemException.of(RechargeProblem.INVOICE_KNOWN);
                    }
                })
                .chain(() -> invoices.persist(sealed(order, wish)))
                .map(this::open);
    }

    /** Throws NOT_FOUND when nobody asked. */
    @WithTransaction
    Uni<InvoiceView> ofOrder(InMerchant merchant, UUID orderId) {
        return invoices.ofOrder(merchant.merchantId(), orderId)
                .map(InvoiceService::known)
                .map(this::open);
    }

    @WithTransaction
    Uni<Page<InvoiceView>> page(InMerchant merchant, InvoiceState state, UUID before, int limit) {
        return invoices.page(merchant.merchantId(), state, before, limit + 1)
                .map(read ->
                        Page.of(read, limit, invoice -> Cursor.of(invoice.id)).map(this::open));
    }

    /** Throws NOT_FOUND. */
    @WithTransaction
    Uni<InvoiceView> answer(StaffActor staff, UUID id, AnswerInvoice answer) {
        return invoices.find(staff.merchantId(), id)
                .map(InvoiceService::known)
                .invoke(invoice -> invoice.answer(
                        InvoiceState.valueOf(answer.state().toUpperCase(Locale.ROOT)),
                        answer.invoiceNumber(),
                        clock.instant()))
                .call(invoice -> audit.record(
                        staff.actor(),
                        "invoice." + answer.state(),
                        "invoice:" + id,
                        new JsonObject().put("orderId", invoice.orderId.toString())))
                .map(this::open);
    }

    private static void requireFit(RechargeOrder order, RequestInvoice wish) {
        if (order.state() != RechargeState.PAID || order.amountFen() == order.refundedFen()) {
            throw ProblemException.of(RechargeProblem.ORDER_NOT_PAID);
        }
        if (wish.buyerKind().equals("company") && wish.taxNumber() == null) {
            throw ProblemException.invalid("taxNumber", "REQUIRED", "a company has a tax number");
        }
    }

    private InvoiceRequest sealed(RechargeOrder order, RequestInvoice wish) {
        InvoiceRequest invoice = new InvoiceRequest(
                Ids.next(), order.merchantId(), order.id(), order.amountFen() - order.refundedFen(), clock.instant());
        invoice.buyerKind = wish.buyerKind();
        invoice.buyerSealed = seal(invoice, "buyer_sealed", wish.buyer());
        invoice.taxNumberSealed = seal(invoice, "tax_number_sealed", wish.taxNumber());
        invoice.emailSealed = seal(invoice, "email_sealed", wish.email());
        return invoice;
    }

    private InvoiceView open(InvoiceRequest invoice) {
        return new InvoiceView(
                invoice.id,
                invoice.orderId,
                invoice.buyerKind,
                open(invoice, "buyer_sealed", invoice.buyerSealed),
                open(invoice, "tax_number_sealed", invoice.taxNumberSealed),
                open(invoice, "email_sealed", invoice.emailSealed),
                invoice.amountFen,
                invoice.state,
                invoice.invoiceNumber,
                invoice.requestedAt,
                invoice.answeredAt);
    }

    private String seal(InvoiceRequest invoice, String column, String value) {
        return value == null ? null : vault.seal(value, place(invoice, column));
    }

    private String open(InvoiceRequest invoice, String column, String sealed) {
        return sealed == null ? null : vault.open(sealed, place(invoice, column));
    }

    private static Vault.Place place(InvoiceRequest invoice, String column) {
        return new Vault.Place(TABLE, column, invoice.merchantId, invoice.id);
    }

    private static InvoiceRequest known(InvoiceRequest invoice) {
        if (invoice == null) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return invoice;
    }
}
