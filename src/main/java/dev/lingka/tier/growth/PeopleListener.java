package dev.lingka.tier.growth;

import dev.lingka.shared.outbox.OutboxEvent;
import dev.lingka.shared.outbox.OutboxListener;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Hears of people who became one, and of people who are gone. */
@ApplicationScoped
class PeopleListener implements OutboxListener {

    private static final String MERGED = "CardsMerged";
    private static final String DELETED = "MemberDeleted";

    private final GrowthService growth;

    PeopleListener(GrowthService growth) {
        this.growth = growth;
    }

    @Override
    public String name() {
        return "tier.people";
    }

    @Override
    public Set<String> types() {
        return Set.of(MERGED, DELETED);
    }

    @Override
    public Uni<Void> handle(OutboxEvent event) {
        JsonObject told = event.payload();
        UUID member = UUID.fromString(told.getString("memberId"));
        return event.type().equals(MERGED)
                ? growth.merge(event, UUID.fromString(told.getString("fromMember")), member)
                : growth.forget(event, member);
    }
}
