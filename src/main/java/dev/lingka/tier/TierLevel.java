package dev.lingka.tier;

import dev.lingka.merchant.programme.LocalizedText;
import io.vertx.core.json.JsonObject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One level.
 *
 * @param conditions what it asks for, all at once; nothing of the first level
 * @param cap how many may hold it at most; null for any number
 * @param discountBasisPoints what is paid of a price: 9500 is 5 % off; 10000, the whole, unless said
 * @param pointsBasisPoints how points are multiplied: 15000 is one and a half times; 10000 unless said
 */
public record TierLevel(
        @NotBlank @Pattern(regexp = CODE) String code,
        @NotNull @Valid LocalizedText name,
        @Valid Conditions conditions,
        @Min(1) @Max(100_000) @Schema(nullable = true) Integer cap,
        @Min(1) @Max(WHOLE) Integer discountBasisPoints,
        @Min(0) @Max(100 * WHOLE) Integer pointsBasisPoints,
        @Size(max = 30) List<@NotNull @Valid Benefit> benefits) {

    /** How levels and benefits are named in the document and in paths. */
    static final String CODE = "[a-z][a-z0-9-]{0,39}";

    static final int WHOLE = 10_000;

    public TierLevel {
        conditions = Objects.requireNonNullElse(conditions, Conditions.NONE);
        discountBasisPoints = Objects.requireNonNullElse(discountBasisPoints, WHOLE);
        pointsBasisPoints = Objects.requireNonNullElse(pointsBasisPoints, WHOLE);
        benefits = benefits == null ? List.of() : List.copyOf(benefits);
    }

    /**
     * What a level asks for in the period; what is null is not asked for.
     *
     * @param growth whole growth
     * @param spendFen sales less what was given back
     * @param visits days with a sale
     * @param rechargedFen paid in less what was refunded
     * @param referrals friends who bought for the first time
     * @param tenureDays days since joining, whatever the period
     */
    public record Conditions(
            @Min(1) @Schema(nullable = true) Long growth,
            @Min(1) @Schema(nullable = true) Long spendFen,
            @Min(1) @Max(3660) @Schema(nullable = true) Integer visits,
            @Min(1) @Schema(nullable = true) Long rechargedFen,
            @Min(1) @Max(10_000) @Schema(nullable = true) Integer referrals,
            @Min(1) @Max(36_600) @Schema(nullable = true) Integer tenureDays) {

        static final Conditions NONE = new Conditions(null, null, null, null, null, null);

        boolean isEmpty() {
            return equals(NONE);
        }

        JsonObject toArgs() {
            return new JsonObject()
                    .put("growth", growth)
                    .put("spendFen", spendFen)
                    .put("visits", visits)
                    .put("rechargedFen", rechargedFen)
                    .put("referrals", referrals)
                    .put("tenureDays", tenureDays);
        }
    }

    /** What the level gives under this code; empty when it does not. */
    public Optional<Benefit> benefit(String benefitCode) {
        return benefits.stream()
                .filter(benefit -> benefit.code().equals(benefitCode))
                .findFirst();
    }

    JsonObject toArgs() {
        return new JsonObject().put("code", code).put("cap", cap).put("conditions", conditions.toArgs());
    }
}
