package dev.lingka.campaign.segment;

import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.outbox.OutboxEvent;
import dev.lingka.shared.outbox.OutboxListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Lists follow people: who becomes another, and who is gone. */
@ApplicationScoped
class ListKeeper implements OutboxListener {

    private final MoneyFunctions functions;

    ListKeeper(MoneyFunctions functions) {
        this.functions = functions;
    }

    @Override
    public String name() {
        return "campaign.lists";
    }

    @Override
    public Set<String> types() {
        return Set.of("CardsMerged", "MemberDeleted");
    }

    @Override
    public Uni<Void> handle(OutboxEvent event) {
        Operation operation = Operation.ofSystem(event.merchantId(), "lists:" + event.id());
        return functions.call("segment_people", operation, event.payload()).replaceWithVoid();
    }
}
