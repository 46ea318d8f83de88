package dev.lingka.merchant.approval;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Actor;
import dev.lingka.shared.ActorKind;
import dev.lingka.shared.database.JsonText;
import dev.lingka.shared.problem.ProblemException;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/** A request that waits for, or has had, a second pair of eyes. */
@Entity
class Approval {

    @Id
    UUID id;

    @Column(updatable = false)
    int merchantId;

    String kind;
    UUID storeId;

    @Convert(converter = JsonText.class)
    @ColumnTransformer(read = "payload #>> '{}'", write = JsonText.WRITE)
    JsonObject payload;

    String reason;

    ApprovalState state;

    String requestedBy;
    String requestedName;
    Instant requestedAt;
    Instant expiresAt;
    String decidedBy;
    String decidedName;
    Instant decidedAt;
    String decisionReason;

    /** What came of it; null until then. */
    @Convert(converter = JsonText.class)
    @ColumnTransformer(read = "result #>> '{}'", write = JsonText.WRITE)
    JsonObject result;

    Instant finishedAt;

    @Version
    int revision;

    protected Approval() {}

    /** What is asked for. */
    record Asked(UUID id, String kind, UUID storeId, JsonObject payload, String reason) {}

    Approval(Asked asked, StaffActor by, Instant now, Duration lifetime) {
        id = asked.id();
        merchantId = by.merchantId();
        kind = asked.kind();
        storeId = asked.storeId();
        payload = asked.payload();
        reason = asked.reason();
        state = ApprovalState.PENDING;
        requestedBy = by.principal();
        requestedName = by.name();
        requestedAt = now;
        expiresAt = now.plus(lifetime);
    }

    /** Decides once. Throws a {@link ProblemException} for the asker, for a decided and for an expired one. */
    void decide(boolean agreed, StaffActor by, String why, Instant now) {
        if (state != ApprovalState.PENDING) {
            throw ProblemException.of(ApprovalProblem.APPROVAL_DECIDED);
        }
        if (requestedBy.equals(by.principal())) {
            throw ProblemException.of(ApprovalProblem.SECOND_PERSON_REQUIRED);
        }
        if (!now.isBefore(expiresAt)) {
            throw ProblemException.of(ApprovalProblem.APPROVAL_EXPIRED);
        }
        state = agreed ? ApprovalState.APPROVED : ApprovalState.REJECTED;
        decidedBy = by.principal();
        decidedName = by.name();
        decidedAt = now;
        decisionReason = why;
    }

    /** Throws STORE_NOT_ALLOWED for who is limited to other stores. */
    void requireWithin(StaffActor by) {
        if (storeId != null) {
            by.requireStore(storeId);
        }
    }

    boolean isOutside(StaffActor reader) {
        return storeId != null && !reader.mayActAt(storeId);
    }

    ApprovedRequest approved() {
        UUID decider = UUID.fromString(decidedBy.substring(decidedBy.indexOf(':') + 1));
        Actor by = new Actor(merchantId, ActorKind.STAFF, decider);
        return new ApprovedRequest(id, kind, payload, reason, requestedBy, by);
    }

    /** Records what came of it; a second finish changes nothing. */
    void finish(ApprovalState end, JsonObject outcome, Instant now) {
        if (state == ApprovalState.APPROVED) {
            state = end;
            result = outcome;
            finishedAt = now;
        }
    }
}
