package dev.lingka.till.refund;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.till.sale.SaleView;
import dev.lingka.till.sale.Tender;
import dev.lingka.till.sale.TillPoint;
import io.vertx.core.json.JsonObject;

/** The arguments of {@code till_refund}; also what a second person is shown and decides on. */
final class RefundOrder {

    private RefundOrder() {}

    /** Throws INVALID_REQUEST for nothing of a sale that was paid. */
    static JsonObject of(StaffActor by, SaleView sale, PlaceRefund wanted) {
        if (wanted.amountFen() == 0 && sale.totalFen() > 0) {
            throw ProblemException.invalid("amountFen", "OUT_OF_RANGE", "at least 1 of a sale that was paid");
        }
        return TillPoint.actor(by)
                .put("refundId", Ids.next().toString())
                .put("saleId", sale.id().toString())
                .put("storeId", sale.storeId().toString())
                .put("cardId", sale.cardId() == null ? null : sale.cardId().toString())
                .put("amountFen", wanted.amountFen())
                .put("tenders", wanted.tenders() == null ? null : Tender.json(wanted.tenders()))
                .put("reason", wanted.reason());
    }
}
