package dev.lingka.till.sale;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lingka.merchant.programme.LocalizedText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One step from the list price to what is paid.
 *
 * @param code what the programme calls its cause: the product, the day, the tier or the coupon's template
 * @param name of that cause, for people; null for points
 * @param amountFen by how much it made the sale cheaper
 * @param couponId with kind {@code coupon}
 * @param byCode true when the coupon was shown by its own code, so that it may be anybody's
 * @param points how many were spent, with kind {@code points}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Effect(
        EffectKind kind,
        String code,
        @Schema(nullable = true) LocalizedText name,
        long amountFen,
        @Schema(nullable = true) UUID couponId,
        @Schema(nullable = true) Boolean byCode,
        @Schema(nullable = true) Long points) {

    public static Effect of(EffectKind kind, String code, LocalizedText name, long amountFen) {
        return new Effect(kind, code, name, amountFen, null, null, null);
    }

    /** From the figures of {@code till_receipt} and of quotes. */
    public static List<Effect> list(JsonArray effects) {
        return effects.stream().map(JsonObject.class::cast).map(Effect::of).toList();
    }

    private static Effect of(JsonObject effect) {
        String couponId = effect.getString("couponId");
        return new Effect(
                EffectKind.valueOf(effect.getString("kind").toUpperCase(Locale.ROOT)),
                effect.getString("code"),
                LocalizedText.of(effect.getJsonObject("name")),
                effect.getLong("amountFen"),
                couponId == null ? null : UUID.fromString(couponId),
                effect.getBoolean("byCode"),
                effect.getLong("points"));
    }

    /** As the money functions take it. */
    public JsonObject json() {
        return new JsonObject()
                .put("kind", kind.text())
                .put("code", code)
                .put("name", name == null ? null : name.json())
                .put("amountFen", amountFen)
                .put("couponId", couponId == null ? null : couponId.toString())
                .put("byCode", byCode)
                .put("points", points);
    }
}
