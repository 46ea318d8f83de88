package dev.lingka.recharge.refund;

import dev.lingka.recharge.RechargeProblem;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.outbox.OutboxEvent;
import dev.lingka.shared.outbox.OutboxListener;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.Problem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/**
 * Pays back what is on the cards of a membership that was cancelled for good under the house rules: each card is closed
 * with its money on the way back, as staff close one. What WeChat cannot give back waits as a pay-out for two people.
 */
@ApplicationScoped
class CancelledMembership implements OutboxListener {

    /** Closed meanwhile, by staff or by this listener before a crash: its money is on the way back already. */
    private static final Set<Problem> DONE = Set.of(RechargeProblem.CARD_STATE_FORBIDS, CommonProblem.NOT_FOUND);

    private final CardClosingService closing;

    CancelledMembership(CardClosingService closing) {
        this.closing = closing;
    }

    @Override
    public String name() {
        return "recharge.cancelled-membership";
    }

    @Override
    public Set<String> types() {
        return Set.of("MembershipCancelled");
    }

    @Override
    public Uni<Void> handle(OutboxEvent event) {
        String reason = "measure:" + event.payload().getString("measureId");
        return Multi.createFrom()
                .iterable(event.payload().getJsonArray("cards"))
                .map(card -> UUID.fromString((String) card))
                .onItem()
                .transformToUniAndConcatenate(card -> payBack(event, card, reason))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> payBack(OutboxEvent event, UUID cardId, String reason) {
        Operation operation = Operation.ofSystem(event.merchantId(), reason + ":close:" + cardId);
        return closing.close(operation, cardId, reason)
                .replaceWithVoid()
                .onFailure(failure -> failure instanceof ProblemException refusal && DONE.contains(refusal.problem()))
                .recoverWithNull();
    }
}
