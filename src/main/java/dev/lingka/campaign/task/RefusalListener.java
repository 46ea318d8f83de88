package dev.lingka.campaign.task;

import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.outbox.OutboxEvent;
import dev.lingka.shared.outbox.OutboxListener;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;

/** Who wants no marketing any more is not called by staff either. */
@Singleton
class RefusalListener implements OutboxListener {

    private final MoneyFunctions functions;

    RefusalListener(MoneyFunctions functions) {
        this.functions = functions;
    }

    @Override
    public String name() {
        return "campaign.tasks";
    }

    @Override
    public Set<String> types() {
        return Set.of("MarketingRefused");
    }

    @Override
    public Uni<Void> handle(OutboxEvent event) {
        Operation operation = Operation.ofSystem(event.merchantId(), "task-refused:" + event.id());
        return functions.call("staff_task_refused", operation, event.payload()).replaceWithVoid();
    }
}
