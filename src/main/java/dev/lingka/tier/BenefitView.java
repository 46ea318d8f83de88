package dev.lingka.tier;

import dev.lingka.merchant.programme.LocalizedText;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A benefit of a level. The figures of one that is not counted are null.
 *
 * @param text what it is about in words; null when the name says it all
 * @param perPeriod how often in a period
 * @param used in the period that runs
 * @param left never below 0, also after a level with more of it was lost
 * @param renewsOn the day on which the count begins anew
 */
record BenefitView(
        String code,
        Benefit.Kind kind,
        LocalizedText name,
        @Schema(nullable = true) LocalizedText text,
        @Schema(nullable = true) Integer perPeriod,
        @Schema(nullable = true) Benefit.Period period,
        @Schema(nullable = true) Integer used,
        @Schema(nullable = true) Integer left,
        @Schema(nullable = true) LocalDate renewsOn) {

    static List<BenefitView> of(TierLevel level, JsonObject used, LocalDate day) {
        return level.benefits().stream()
                .map(benefit -> of(benefit, used.getJsonObject(benefit.code(), new JsonObject()), day))
                .toList();
    }

    private static BenefitView of(Benefit benefit, JsonObject used, LocalDate day) {
        if (!benefit.hasLimit()) {
            return new BenefitView(
                    benefit.code(), benefit.kind(), benefit.name(), benefit.text(), null, null, null, null, null);
        }
        int times = used.getInteger(benefit.period().text(), 0);
        return new BenefitView(
                benefit.code(),
                benefit.kind(),
                benefit.name(),
                benefit.text(),
                benefit.perPeriod(),
                benefit.period(),
                times,
                Math.max(0, benefit.perPeriod() - times),
                benefit.period().endAfter(day));
    }
}
