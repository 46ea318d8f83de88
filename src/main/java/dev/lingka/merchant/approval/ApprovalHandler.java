package dev.lingka.merchant.approval;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.merchant.staff.StaffRole;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** A bean that carries out one kind of request once it is approved. */
public interface ApprovalHandler {

    /** A stable name, as in {@code programme.publication}. */
    String kind();

    /** Who may decide this kind. */
    default Set<StaffRole> deciders() {
        return Set.of(StaffRole.OWNER, StaffRole.MANAGER);
    }

    /** Whether this one is party to the request, as when the card is their own; then they may not decide it. */
    default Uni<Boolean> concerns(StaffActor decider, JsonObject payload) {
        return Uni.createFrom().item(false);
    }

    /**
     * Does it. No transaction is open. Must be idempotent by the request's id: after a crash it comes again. A
     * {@code ProblemException} is final and closes the request as refused; any other failure is tried again.
     *
     * @return what came of it, shown with the request
     */
    Uni<JsonObject> apply(ApprovedRequest request);
}
