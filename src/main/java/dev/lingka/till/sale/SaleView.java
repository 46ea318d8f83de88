package dev.lingka.till.sale;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A sale with all that a receipt shows.
 *
 * @param identifiedBy {@code code}, {@code phone}, {@code member_number} or {@code physical_card}; null without a
 * member
 * @param listFen before anything was taken off
 * @param effects from the list price to {@code totalFen}, step by step
 * @param pointsEarned what the sale gave; a refund takes its share back
 * @param balance the card's after this charge; null when the wallet did not pay, and when the sale is looked up later
 * @param receipt the receipt in words, line by line, in the reader's language
 */
public record SaleView(
        UUID id,
        Instant soldAt,
        LocalDate businessDay,
        UUID storeId,
        String storeName,
        @Schema(nullable = true) UUID terminalId,
        @Schema(nullable = true) UUID staffId,
        @Schema(nullable = true) UUID shiftId,
        @Schema(nullable = true) UUID cardId,
        @Schema(nullable = true) String identifiedBy,
        long totalFen,
        long walletFen,
        long principalFen,
        long bonusFen,
        long refundedFen,
        String note,
        List<TenderView> tenders,
        List<LineView> lines,
        List<RefundView> refunds,
        long listFen,
        List<Effect> effects,
        long pointsSpent,
        long pointsEarned,
        @Schema(nullable = true) BalanceView balance,
        List<String> receipt) {

    /** One means of payment, and how much of it was given back. */
    public record TenderView(int line, TenderKind kind, long amountFen, String reference, long refundedFen) {

        static TenderView of(JsonObject tender) {
            return new TenderView(
                    tender.getInteger("line"),
                    TenderKind.of(tender.getString("kind")),
                    tender.getLong("amountFen"),
                    tender.getString("reference"),
                    tender.getLong("refundedFen"));
        }
    }

    /**
     * One thing that was bought.
     *
     * @param productClass empty for none
     * @param discountFen what was taken off it
     */
    public record LineView(
            int line,
            String sku,
            String name,
            BigDecimal quantity,
            long amountFen,
            String productClass,
            long discountFen) {

        static LineView of(JsonObject line) {
            return new LineView(
                    line.getInteger("line"),
                    line.getString("sku"),
                    line.getString("name"),
                    new BigDecimal(line.getNumber("quantity").toString()),
                    line.getLong("amountFen"),
                    line.getString("productClass"),
                    line.getLong("discountFen"));
        }
    }

    /** As on the receipt. */
    public String number() {
        return ReceiptText.number(id.toString());
    }

    /** A sale from the figures of {@code till_receipt}, which a charge answers too. */
    public static SaleView of(JsonObject sale, Locale locale) {
        return new SaleView(
                uuid(sale, "saleId"),
                instant(sale.getString("soldAt")),
                LocalDate.parse(sale.getString("businessDay")),
                uuid(sale, "storeId"),
                sale.getJsonObject("store").getString("name"),
                uuid(sale, "terminalId"),
                uuid(sale, "staffId"),
                uuid(sale, "shiftId"),
                uuid(sale, "cardId"),
                sale.getString("identifiedBy"),
                sale.getLong("totalFen"),
                sale.getLong("walletFen"),
                sale.getLong("principalFen"),
                sale.getLong("bonusFen"),
                sale.getLong("refundedFen"),
                sale.getString("note"),
                objects(sale, "tenders").stream().map(TenderView::of).toList(),
                objects(sale, "lines").stream().map(LineView::of).toList(),
                objects(sale, "refunds").stream().map(RefundView::of).toList(),
                sale.getLong("listFen"),
                Effect.list(sale.getJsonArray("effects")),
                sale.getLong("pointsSpent"),
                sale.getLong("pointsEarned"),
                BalanceView.of(sale.getJsonObject("balance")),
                ReceiptText.of(sale, locale));
    }

    static List<JsonObject> objects(JsonObject from, String name) {
        return from.getJsonArray(name, new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    static UUID uuid(JsonObject from, String name) {
        String text = from.getString(name);
        return text == null ? null : UUID.fromString(text);
    }

    /** PostgreSQL writes instants into JSON with an offset. */
    public static Instant instant(String text) {
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }
}
