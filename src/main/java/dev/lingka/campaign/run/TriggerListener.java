package dev.lingka.campaign.run;

import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.outbox.OutboxEvent;
import dev.lingka.shared.outbox.OutboxListener;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Members to whom something happens join the campaigns that wait for it. */
@ApplicationScoped
class TriggerListener implements OutboxListener {

    private final MoneyFunctions functions;

    TriggerListener(MoneyFunctions functions) {
        this.functions = functions;
    }

    @Override
    public String name() {
        return "campaign.trigger";
    }

    /** Those of {@code Audience}, and the changes of stages. */
    @Override
    public Set<String> types() {
        return Set.of(
                "StageChanged",
                "CardIssued",
                "RechargePaid",
                "SaleRecorded",
                "ProfileCompleted",
                "PointsExpiring",
                "CouponExpiring",
                "CardTermEnding",
                "TierGraceBegun",
                "TierChanged");
    }

    @Override
    public Uni<Void> handle(OutboxEvent event) {
        if (event.payload().getString("memberId") == null) {
            return Uni.createFrom().voidItem();
        }
        Operation operation = Operation.ofSystem(event.merchantId(), "campaign-join:" + event.id());
        JsonObject args = new JsonObject()
                .put("eventId", event.id())
                .put("type", event.type())
                .put("at", event.createdAt().toString())
                .put("payload", event.payload());
        return functions.call("campaign_join", operation, args).replaceWithVoid();
    }
}
