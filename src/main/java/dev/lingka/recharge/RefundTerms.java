package dev.lingka.recharge;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.core.json.JsonObject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * What members agree to about refunds. It is kept with each order: later changes do not touch it.
 *
 * @param selfServiceDays within them the member's own wish is enough; seven at least, by law
 * @param later who decides after them
 * @param spentBonus what becomes of bonus that was given for the recharge and is spent already
 * @param approvalAboveFen a refund by staff of more than this needs a second person
 */
public record RefundTerms(
        @Min(0) @Max(3650) int selfServiceDays,
        @NotNull Later later,
        @NotNull SpentBonus spentBonus,
        @Min(0) long approvalAboveFen) {

    /** Seven days from payment (Supreme People's Court on prepaid consumption, in force 2025-05-01). */
    static final int LAWFUL_DAYS = 7;

    /** Who decides on a refund after the self-service days. */
    public enum Later {
        @JsonProperty("member")
        MEMBER,
        @JsonProperty("staff")
        STAFF,
        /** Known so that it can be refused by name: terms that rule out refunds are void. */
        @JsonProperty("never")
        NEVER
    }

    /** What becomes of bonus that is spent when its recharge is refunded. */
    public enum SpentBonus {
        /** It lowers the refund; what is lowered stays on the card as principal. */
        @JsonProperty("deduct")
        DEDUCT,
        @JsonProperty("waive")
        WAIVE
    }

    /** As it is kept with an order. */
    public JsonObject kept() {
        return new JsonObject()
                .put("selfServiceDays", selfServiceDays)
                .put("later", later == Later.MEMBER ? "member" : "staff")
                .put("spentBonus", spentBonus == SpentBonus.DEDUCT ? "deduct" : "waive");
    }
}
