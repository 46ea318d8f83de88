package dev.lingka.campaign.run;

import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.outbox.OutboxEvent;
import dev.lingka.shared.outbox.OutboxListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Campaigns follow people who turn out to be one, and leave alone who is deleted. */
@ApplicationScoped
class PeopleListener implements OutboxListener {

    private static final String MERGED = "CardsMerged";
    private static final String DELETED = "MemberDeleted";

    private final MoneyFunctions functions;

    PeopleListener(MoneyFunctions functions) {
        this.functions = functions;
    }

    @Override
    public String name() {
        return "campaign.people";
    }

    @Override
    public Set<String> types() {
        return Set.of(MERGED, DELETED);
    }

    @Override
    public Uni<Void> handle(OutboxEvent event) {
        Operation operation = Operation.ofSystem(event.merchantId(), "campaign-people:" + event.id());
        String function = event.type().equals(MERGED) ? "campaign_people_merge" : "campaign_people_forget";
        return functions.call(function, operation, event.payload()).replaceWithVoid();
    }
}
