package dev.lingka.shop.redemption;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shop.ShopKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that a member took for points, or won.
 *
 * @param item code in the programme of that day
 * @param prize code of the prize that it is; null for what was taken for points
 * @param ticketId the lottery ticket that won it; null for what was taken for points
 * @param points that it took; 0 for a prize
 * @param state {@code open} for a gift that waits to be fetched, {@code given}, {@code cancelled}
 * @param code what the member shows to fetch an open gift; null for everything else, and never told to staff
 * @param bonusFen that the card gained, in fen; null for everything but a bonus
 * @param endedAt when it was given or cancelled; null while it is open
 * @param storeId where it was handed over; null for what nobody handed over
 * @param reason why it was cancelled; null unless it was
 * @param draws of a lottery ticket; empty for everything else
 */
record RedemptionView(
        UUID id,
        UUID memberId,
        String item,
        @Schema(nullable = true) String prize,
        @Schema(nullable = true) UUID ticketId,
        ShopKind kind,
        LocalizedText name,
        long points,
        String state,
        @Schema(nullable = true) String code,
        @Schema(nullable = true) UUID couponId,
        @Schema(nullable = true) UUID cardId,
        @Schema(nullable = true) Long bonusFen,
        Instant redeemedAt,
        @Schema(nullable = true) Instant endedAt,
        @Schema(nullable = true) UUID storeId,
        @Schema(nullable = true) String reason,
        List<DrawView> draws) {

    private static final String OPEN = "open";

    /**
     * @param told by the SQL function {@code shop_view}
     * @param code the redemption's own; shown while there is something to fetch; null for a reader it is not for
     */
    static RedemptionView of(JsonObject told, String code) {
        JsonArray draws = told.getJsonArray("draws");
        return new RedemptionView(
                id(told, "redemptionId"),
                id(told, "memberId"),
                told.getString("item"),
                told.getString("prize"),
                id(told, "ticketId"),
                kind(told),
                name(told),
                told.getLong("points"),
                told.getString("state"),
                OPEN.equals(told.getString("state")) ? code : null,
                id(told, "couponId"),
                id(told, "cardId"),
                told.getLong("bonusFen"),
                told.getInstant("redeemedAt"),
                told.getInstant("endedAt"),
                id(told, "storeId"),
                told.getString("reason"),
                IntStream.range(0, draws.size())
                        .mapToObj(i -> DrawView.of(draws.getJsonObject(i)))
                        .toList());
    }

    Cursor cursor() {
        return Cursor.of(id);
    }

    static UUID id(JsonObject told, String field) {
        String text = told.getString(field);
        return text == null ? null : UUID.fromString(text);
    }

    static ShopKind kind(JsonObject told) {
        String text = told.getString("kind");
        return text == null ? null : ShopKind.valueOf(text.toUpperCase(Locale.ROOT));
    }

    static LocalizedText name(JsonObject told) {
        return LocalizedText.of(told.getJsonObject("name"));
    }
}
