package dev.lingka.merchant.approval;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Decides a request and carries it out, in three steps with a commit each: decide, do, record. A crash between them
 * leaves the request approved, and {@link ApprovalResumer} does the rest.
 */
@ApplicationScoped
class ApprovalDecider {

    private static final String CODE = "code";

    private final ApprovalService approvals;
    private final ApprovalHandlers handlers;

    ApprovalDecider(ApprovalService approvals, ApprovalHandlers handlers) {
        this.approvals = approvals;
        this.handlers = handlers;
    }

    /** Throws SECOND_PERSON_REQUIRED, APPROVAL_ROLE_REQUIRED, APPROVAL_DECIDED, APPROVAL_EXPIRED, STORE_NOT_ALLOWED. */
    Uni<ApprovalView> decide(StaffActor by, UUID id, Decision decision) {
        return approvals
                .find(by, id)
                .call(request -> requireUninvolved(by, request))
                .chain(() -> approvals.decide(by, id, decision))
                .chain(view -> decision.approve()
                        ? carryOut(approvals.approved(by, id))
                        : Uni.createFrom().item(view));
    }

    /** Does what was agreed to and records what came of it. A technical failure leaves it for the next try. */
    Uni<ApprovalView> carryOut(Uni<ApprovedRequest> approved) {
        return approved.chain(request -> handlers.of(request.kind())
                .apply(request)
                .chain(result -> approvals.finish(request, request.id(), ApprovalState.APPLIED, result))
                .onFailure(ProblemException.class)
                .recoverWithUni(refusal -> refused(request, refusal)));
    }

    private Uni<ApprovalView> refused(ApprovedRequest request, ProblemException refusal) {
        JsonObject result = new JsonObject(refusal.facts())
                .copy()
                .put(CODE, refusal.problem().name());
        return approvals.finish(request, request.id(), ApprovalState.REFUSED, result);
    }

    private Uni<Void> requireUninvolved(StaffActor by, ApprovalView request) {
        return handlers.of(request.kind())
                .concerns(by, new JsonObject(request.payload()))
                .invoke(party -> {
                    if (party) {
                        throw ProblemException.of(ApprovalProblem.SECOND_PERSON_REQUIRED);
                    }
                })
                .replaceWithVoid();
    }
}
