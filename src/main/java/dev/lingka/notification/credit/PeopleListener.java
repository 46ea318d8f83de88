package dev.lingka.notification.credit;

import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.outbox.OutboxEvent;
import dev.lingka.shared.outbox.OutboxListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** When two people turn out to be one, credits of both are theirs; a deleted person's go. */
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
        return "notification.credit.people";
    }

    @Override
    public Set<String> types() {
        return Set.of(MERGED, DELETED);
    }

    @Override
    public Uni<Void> handle(OutboxEvent event) {
        Operation operation = Operation.ofSystem(event.merchantId(), "delivery-people:" + event.id());
        String function = event.type().equals(MERGED) ? "delivery_member_merge" : "delivery_member_forget";
        return functions.call(function, operation, event.payload()).replaceWithVoid();
    }
}
