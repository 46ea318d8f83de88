package dev.lingka.points.adjustment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lingka.merchant.approval.ApprovalView;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * What came of it: booked, or waiting for a second person.
 *
 * @param state {@code adjusted} or {@code awaiting_approval}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AdjustmentAnswer(String state, Adjusted adjustment, ApprovalView approval) {

    /**
     * Points that were moved by hand.
     *
     * @param debtPaidPoints what of points given paid a debt
     * @param balancePoints after it
     */
    record Adjusted(UUID id, long points, long debtPaidPoints, long balancePoints) {

        static Adjusted of(JsonObject figures) {
            return new Adjusted(
                    UUID.fromString(figures.getString("adjustmentId")),
                    figures.getLong("points"),
                    figures.getLong("debtPaid"),
                    figures.getLong("balance"));
        }
    }

    static AdjustmentAnswer adjusted(JsonObject figures) {
        return new AdjustmentAnswer("adjusted", Adjusted.of(figures), null);
    }

    static AdjustmentAnswer awaiting(ApprovalView approval) {
        return new AdjustmentAnswer("awaiting_approval", null, approval);
    }
}
