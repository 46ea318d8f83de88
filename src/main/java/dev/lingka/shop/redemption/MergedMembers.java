package dev.lingka.shop.redemption;

import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.outbox.OutboxEvent;
import dev.lingka.shared.outbox.OutboxListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** When two people turn out to be one, what both took is theirs, and counts together. */
@ApplicationScoped
class MergedMembers implements OutboxListener {

    private final MoneyFunctions functions;

    MergedMembers(MoneyFunctions functions) {
        this.functions = functions;
    }

    @Override
    public String name() {
        return "shop.merge";
    }

    @Override
    public Set<String> types() {
        return Set.of("CardsMerged");
    }

    @Override
    public Uni<Void> handle(OutboxEvent event) {
        Operation operation = Operation.ofSystem(event.merchantId(), "shop-merge:" + event.id());
        return functions.call("shop_merge", operation, event.payload()).replaceWithVoid();
    }
}
