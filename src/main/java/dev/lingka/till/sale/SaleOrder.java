package dev.lingka.till.sale;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.shared.Ids;
import io.vertx.core.json.JsonObject;

/** The arguments of the money functions that book or ask for a sale. */
public final class SaleOrder {

    private SaleOrder() {}

    /** What is sold where, without the card. */
    public static JsonObject of(TillPoint point, PricedSale sale) {
        return point.json()
                .put("totalFen", sale.totalFen())
                .put("tenders", Tender.json(sale.tenders()))
                .put("lines", sale.lines())
                .put("note", sale.note())
                .put("pricing", sale.pricing());
    }

    /** A new sale's id and the rules that it is made under. */
    public static JsonObject under(Programme programme) {
        return new JsonObject()
                .put("saleId", Ids.next().toString())
                .put("splitRule", programme.section(TillRules.class).splitRule())
                .put("programmeVersion", programme.version());
    }
}
