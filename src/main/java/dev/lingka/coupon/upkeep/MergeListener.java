package dev.lingka.coupon.upkeep;

import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.outbox.OutboxEvent;
import dev.lingka.shared.outbox.OutboxListener;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Two records proved to be one person: the coupons of the one that ended follow. */
@ApplicationScoped
class MergeListener implements OutboxListener {

    private final MoneyFunctions functions;

    MergeListener(MoneyFunctions functions) {
        this.functions = functions;
    }

    @Override
    public String name() {
        return "coupon-merge";
    }

    @Override
    public Set<String> types() {
        return Set.of("CardsMerged");
    }

    @Override
    public Uni<Void> handle(OutboxEvent event) {
        String from = event.payload().getString("fromMember");
        JsonObject args = new JsonObject()
                .put("fromMember", from)
                .put("memberId", event.payload().getString("memberId"));
        return functions
                .call("coupon_move", Operation.ofSystem(event.merchantId(), "coupon-move:" + from), args)
                .replaceWithVoid();
    }
}
