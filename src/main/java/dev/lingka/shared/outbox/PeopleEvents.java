package dev.lingka.shared.outbox;

import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/** For features whose rows are about people: what becomes of them when two turn out to be one, or one is deleted. */
public abstract class PeopleEvents implements OutboxListener {

    private static final String MERGED = "CardsMerged";
    private static final String DELETED = "MemberDeleted";

    private final MoneyFunctions functions;
    private final String name;
    private final String merge;
    private final String forget;

    /**
     * @param name the listener's
     * @param merge a database function that is given {@code memberId} and {@code fromMember}, who was merged into it
     * @param forget a database function that is given the {@code memberId} of who is gone
     */
    protected PeopleEvents(MoneyFunctions functions, String name, String merge, String forget) {
        this.functions = functions;
        this.name = name;
        this.merge = merge;
        this.forget = forget;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Set<String> types() {
        return Set.of(MERGED, DELETED);
    }

    @Override
    public final Uni<Void> handle(OutboxEvent event) {
        Operation operation = Operation.ofSystem(event.merchantId(), name + ":" + event.id());
        return functions
                .call(event.type().equals(MERGED) ? merge : forget, operation, event.payload())
                .replaceWithVoid();
    }
}
