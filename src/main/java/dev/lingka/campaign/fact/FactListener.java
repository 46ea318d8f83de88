package dev.lingka.campaign.fact;

import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.outbox.OutboxEvent;
import dev.lingka.shared.outbox.OutboxListener;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Hears whatever changes a fact and has the facts of the people whom it names gathered anew. Nothing is added up here,
 * so an event may come twice, late or out of order.
 */
@ApplicationScoped
class FactListener implements OutboxListener {

    private static final String MERGED = "CardsMerged";
    private static final String CLICKED = "MessageClicked";
    private static final String SOLD = "SaleRecorded";
    private static final String REFUNDED = "SaleRefunded";

    private final MoneyFunctions functions;

    FactListener(MoneyFunctions functions) {
        this.functions = functions;
    }

    @Override
    public String name() {
        return "campaign.facts";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                SOLD,
                REFUNDED,
                MERGED,
                CLICKED,
                "MemberDeleted",
                "ProfileChanged",
                "TagsChanged",
                "TierOpened",
                "TierChanged",
                "CardIssued",
                "CardClosed",
                "CardAdjusted",
                "PhysicalCardBound",
                "RechargePaid",
                "RechargeRefunded",
                "RechargeRefundReturned",
                "CouponGranted",
                "CouponRedeemed",
                "CouponReturned",
                "CouponGiven",
                "CouponExpired",
                "CouponWithdrawn",
                "PointsGranted",
                "PointsExpired",
                "PointsAdjusted",
                "PointsTakenBack",
                "RedemptionMade",
                "RedemptionCancelled",
                "PrizeWon");
    }

    @Override
    public Uni<Void> handle(OutboxEvent event) {
        JsonObject args = args(event);
        boolean nobody = args.getJsonArray("members").isEmpty()
                && args.getJsonArray("cards").isEmpty();
        return nobody
                ? Uni.createFrom().voidItem()
                : functions
                        .call("member_fact_hear", Operation.ofSystem(event.merchantId(), "facts:" + event.id()), args)
                        .replaceWithVoid();
    }

    private static JsonObject args(OutboxEvent event) {
        JsonObject told = event.payload();
        return new JsonObject()
                .put("members", named(told, "memberId"))
                .put("cards", named(told, "cardId"))
                .put("day", day(event))
                .put("from", event.type().equals(MERGED) ? told.getString("fromMember") : null)
                .put("clicked", event.type().equals(CLICKED) ? told.getString("messageId") : null);
    }

    /** Only the sales of that day may have changed; null where anything may. */
    private static String day(OutboxEvent event) {
        return switch (event.type()) {
            case SOLD -> event.payload().getString("businessDay");
            case REFUNDED -> event.payload().getString("soldDay");
            default -> null;
        };
    }

    private static JsonArray named(JsonObject told, String field) {
        String id = told.getString(field);
        return id == null ? new JsonArray() : new JsonArray().add(id);
    }
}
