package dev.lingka.merchant.approval;

import dev.lingka.merchant.audit.AuditService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Takes requests that need a second person, and keeps what was decided. */
@ApplicationScoped
public class ApprovalService {

    private final ApprovalRepository approvals;
    private final ApprovalHandlers handlers;
    private final AuditService audit;
    private final ApprovalConfig config;
    private final Clock clock;

    ApprovalService(
            ApprovalRepository approvals,
            ApprovalHandlers handlers,
            AuditService audit,
            ApprovalConfig config,
            Clock clock) {
        this.approvals = approvals;
        this.handlers = handlers;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Asks for something that another person must agree to. Joins the caller's transaction.
     *
     * @param kind of an {@link ApprovalHandler}
     * @param payload all that the handler needs; a {@code storeId} in it limits who may decide to that store's staff
     * @param reason why, for the second person and the trail; not blank
     */
    @WithTransaction
    public Uni<ApprovalView> request(StaffActor by, String kind, JsonObject payload, String reason) {
        String storeId = payload.getString("storeId");
        Approval.Asked asked = new Approval.Asked(
                Ids.next(),
                handlers.of(kind).kind(),
                storeId == null ? null : UUID.fromString(storeId),
                payload,
                reason);
        return approvals
                .persist(new Approval(asked, by, clock.instant(), config.lifetime()))
                .call(approval -> recorded(by, approval, "approval.requested"))
                .map(ApprovalView::of);
    }

    /** Throws NOT_FOUND. */
    @WithTransaction
    public Uni<ApprovalView> find(InMerchant merchant, UUID id) {
        return approvals
                .find(merchant.merchantId(), id)
                .map(ApprovalService::known)
                .map(ApprovalView::of);
    }

    /** As a staff member sees it: NOT_FOUND also for one of a store that is not theirs. */
    @WithTransaction
    Uni<ApprovalView> seen(StaffActor reader, UUID id) {
        return approvals
                .find(reader.merchantId(), id)
                .map(approval -> approval == null || approval.isOutside(reader) ? null : approval)
                .map(ApprovalService::known)
                .map(ApprovalView::of);
    }

    @WithTransaction
    Uni<Page<ApprovalView>> page(StaffActor reader, ApprovalState state, UUID before, int limit) {
        return approvals.page(reader, state, before, limit).map(read -> Page.of(
                        read, limit, approval -> Cursor.of(approval.id))
                .map(ApprovalView::of));
    }

    /** One wins; all others are told that it is decided. */
    @WithTransaction
    Uni<ApprovalView> decide(StaffActor by, UUID id, Decision decision) {
        return approvals
                .lock(by.merchantId(), id)
                .map(ApprovalService::known)
                .invoke(approval -> handlers.requireDecider(by, approval.kind))
                .invoke(approval -> approval.requireWithin(by))
                .invoke(approval -> approval.decide(decision.approve(), by, decision.reason(), clock.instant()))
                .call(approval -> recorded(by, approval, "approval." + approval.state.text()))
                .map(ApprovalView::of);
    }

    /** What is agreed to and not yet done. */
    @WithTransaction
    Uni<ApprovedRequest> approved(InMerchant merchant, UUID id) {
        return approvals.find(merchant.merchantId(), id).map(Approval::approved);
    }

    @WithTransaction
    Uni<ApprovalView> finish(InMerchant merchant, UUID id, ApprovalState end, JsonObject result) {
        return approvals
                .lock(merchant.merchantId(), id)
                .invoke(approval -> approval.finish(end, result, clock.instant()))
                .map(ApprovalView::of);
    }

    private Uni<Void> recorded(StaffActor by, Approval approval, String action) {
        return audit.record(by.actor(), action, "approval:" + approval.id, new JsonObject().put("kind", approval.kind));
    }

    private static Approval known(Approval approval) {
        if (approval == null) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return approval;
    }
}
