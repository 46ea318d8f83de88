package dev.lingka.reward.referral;

import dev.lingka.shared.outbox.OutboxEvent;
import dev.lingka.shared.outbox.OutboxListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Hears who bought. What goes back later is seen when the time of waiting is over. */
@ApplicationScoped
class ReferralListener implements OutboxListener {

    private final ReferralService referrals;

    ReferralListener(ReferralService referrals) {
        this.referrals = referrals;
    }

    @Override
    public String name() {
        return "reward-referral";
    }

    @Override
    public Set<String> types() {
        return Set.of("SaleRecorded");
    }

    @Override
    public Uni<Void> handle(OutboxEvent event) {
        return event.payload().getString("memberId") == null
                ? Uni.createFrom().voidItem()
                : referrals.bought(event, event.payload());
    }
}
