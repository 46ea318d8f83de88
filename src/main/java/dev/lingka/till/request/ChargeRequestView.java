package dev.lingka.till.request;

import dev.lingka.till.sale.Effect;
import dev.lingka.till.sale.SaleView;
import dev.lingka.till.sale.Tender;
import dev.lingka.till.sale.TenderKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A charge that waits for the member's word, as the till and the phone see it.
 *
 * @param state {@code pending}, {@code confirmed}, {@code refused}, {@code cancelled} or {@code lapsed}
 * @param listFen before anything was taken off, step by step in {@code effects}
 * @param walletFen what the card is asked for; the rest of {@code totalFen} is paid otherwise
 * @param saleId the sale that it became; null unless confirmed
 */
public record ChargeRequestView(
        UUID id,
        String state,
        UUID cardId,
        UUID storeId,
        String storeName,
        String identifiedBy,
        long listFen,
        List<Effect> effects,
        long totalFen,
        long walletFen,
        List<Tender> tenders,
        List<Item> lines,
        String note,
        Instant placedAt,
        Instant lapsesAt,
        @Schema(nullable = true) Instant decidedAt,
        @Schema(nullable = true) UUID saleId) {

    /** One thing that is being bought. */
    public record Item(String name, BigDecimal quantity, long amountFen) {

        static Item of(JsonObject line) {
            return new Item(
                    line.getString("name"),
                    new BigDecimal(line.getNumber("quantity").toString()),
                    line.getLong("amountFen"));
        }
    }

    /** From the figures of {@code charge_request_view}. */
    static ChargeRequestView of(JsonObject request) {
        String saleId = request.getString("saleId");
        return new ChargeRequestView(
                UUID.fromString(request.getString("requestId")),
                request.getString("state"),
                UUID.fromString(request.getString("cardId")),
                UUID.fromString(request.getString("storeId")),
                request.getJsonObject("store").getString("name"),
                request.getString("identifiedBy"),
                request.getLong("listFen"),
                Effect.list(request.getJsonArray("effects")),
                request.getLong("totalFen"),
                request.getLong("walletFen"),
                objects(request.getJsonArray("tenders")).stream()
                        .map(ChargeRequestView::tender)
                        .toList(),
                objects(request.getJsonArray("lines")).stream().map(Item::of).toList(),
                request.getString("note"),
                SaleView.instant(request.getString("placedAt")),
                SaleView.instant(request.getString("lapsesAt")),
                SaleView.instant(request.getString("decidedAt")),
                saleId == null ? null : UUID.fromString(saleId));
    }

    private static Tender tender(JsonObject tender) {
        return new Tender(
                TenderKind.of(tender.getString("kind")), tender.getLong("amountFen"), tender.getString("reference"));
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
