package dev.lingka.notification.message;

import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.outbox.OutboxEvent;
import dev.lingka.shared.outbox.OutboxListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** When two people turn out to be one, messages of both are theirs; to a deleted person nothing more is said. */
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
        return "message.people";
    }

    @Override
    public Set<String> types() {
        return Set.of(MERGED, DELETED);
    }

    @Override
    public Uni<Void> handle(OutboxEvent event) {
        Operation operation = Operation.ofSystem(event.merchantId(), "message-people:" + event.id());
        String function = event.type().equals(MERGED) ? "message_member_merge" : "message_member_forget";
        return functions.call(function, operation, event.payload()).replaceWithVoid();
    }
}
