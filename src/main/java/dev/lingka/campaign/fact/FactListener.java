package dev.lingka.campaign.fact;

import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.outbox.OutboxEvent;
import dev.lingka.shared.outbox.OutboxListener;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
        return handleAll(List.of(event));
    }

    @Override
    public boolean gathers() {
        return true;
    }

    @Override
    public Uni<Void> handleAll(List<OutboxEvent> events) {
        Map<Object, List<OutboxEvent>> alike = events.stream()
                .collect(Collectors.groupingBy(FactListener::kind, LinkedHashMap::new, Collectors.toList()));
        return Multi.createFrom()
                .iterable(alike.values())
                .onItem()
                .transformToUniAndConcatenate(this::hear)
                .onItem()
                .ignoreAsUni();
    }

    /** Events of one kind are heard in one call: those about the same day, and those about anything. */
    private static Object kind(OutboxEvent event) {
        return switch (event.type()) {
            case MERGED, CLICKED -> event.id();
            default -> Optional.ofNullable(day(event));
        };
    }

    private Uni<Void> hear(List<OutboxEvent> events) {
        JsonArray members = named(events, "memberId");
        JsonArray cards = named(events, "cardId");
        if (members.isEmpty() && cards.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        OutboxEvent first = events.get(0);
        JsonObject told = first.payload();
        JsonObject args = new JsonObject()
                .put("members", members)
                .put("cards", cards)
                .put("day", day(first))
                .put("from", first.type().equals(MERGED) ? told.getString("fromMember") : null)
                .put("clicked", first.type().equals(CLICKED) ? told.getString("messageId") : null);
        return functions
                .call("member_fact_hear", Operation.ofSystem(first.merchantId(), "facts:" + first.id()), args)
                .replaceWithVoid();
    }

    /** Only the sales of that day may have changed; null where anything may. */
    private static String day(OutboxEvent event) {
        return switch (event.type()) {
            case SOLD -> event.payload().getString("businessDay");
            case REFUNDED -> event.payload().getString("soldDay");
            default -> null;
        };
    }

    private static JsonArray named(List<OutboxEvent> events, String field) {
        return new JsonArray(events.stream()
                .map(event -> event.payload().getString(field))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }
}
