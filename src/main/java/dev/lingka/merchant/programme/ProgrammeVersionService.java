package dev.lingka.merchant.programme;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.merchant.approval.ApprovalService;
import dev.lingka.merchant.approval.ApprovalView;
import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.audit.AuditService;
import dev.lingka.merchant.programme.change.ProgrammeChange;
import dev.lingka.merchant.programme.change.ProgrammeDifference;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.EditTag;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Drafts, edits and publishes versions of the rules. */
@ApplicationScoped
class ProgrammeVersionService {

    private final ProgrammeRepository versions;
    private final ProgrammeDocument documents;
    private final ApprovalService approvals;
    private final AuditService audit;
    private final Clock clock;

    ProgrammeVersionService(
            ProgrammeRepository versions,
            ProgrammeDocument documents,
            ApprovalService approvals,
            AuditService audit,
            Clock clock) {
        this.versions = versions;
        this.documents = documents;
        this.approvals = approvals;
        this.audit = audit;
        this.clock = clock;
    }

    @WithTransaction
    Uni<ProgrammeVersionView> current(InMerchant merchant) {
        return versions.effectiveVersion(merchant.merchantId()).chain(version -> find(merchant, version));
    }

    /** Newest first. */
    @WithTransaction
    Uni<Page<ProgrammeVersionView>> page(InMerchant merchant, Integer before, int limit) {
        return versions.page(merchant.merchantId(), before, limit)
                .map(read -> Page.of(read, limit, version -> Cursor.of(version.version))
                        .map(ProgrammeVersionView::withoutDocument));
    }

    /** Throws NOT_FOUND. */
    @WithTransaction
    Uni<ProgrammeVersionView> find(InMerchant merchant, int version) {
        return versions.find(merchant.merchantId(), version)
                .map(ProgrammeVersionService::known)
                .map(ProgrammeVersionView::of);
    }

    /**
     * What a version changes.
     *
     * @param since compared with this one; null means the one in force
     * @throws ProblemException NOT_FOUND for versions that are not there
     */
    @WithTransaction
    Uni<List<ProgrammeChange>> changes(InMerchant merchant, int number, Integer since, Locale locale) {
        return (since == null
                        ? versions.effectiveVersion(merchant.merchantId())
                        : Uni.createFrom().item(since))
                .chain(earlier -> filled(merchant, earlier))
                .chain(before ->
                        filled(merchant, number).map(after -> ProgrammeDifference.between(before, after, locale)));
    }

    private Uni<JsonNode> filled(InMerchant merchant, int number) {
        return versions.find(merchant.merchantId(), number)
                .map(ProgrammeVersionService::known)
                .map(version -> documents.filled(version.document));
    }

    /** Throws INVALID_REQUEST with the path of each error. */
    @WithTransaction
    Uni<ProgrammeVersionView> draft(StaffActor by, JsonNode document) {
        JsonObject complete = documents.complete(document);
        return versions.nextVersion(by.merchantId())
                .chain(number -> versions.persistAndFlush(new ProgrammeVersion(by, number, complete, clock.instant())))
                .call(version -> recorded(by, version, "programme.drafted"))
                .map(ProgrammeVersionView::of);
    }

    /** Throws INVALID_REQUEST, VERSION_CONFLICT or PROGRAMME_PUBLISHED. */
    @WithTransaction
    Uni<ProgrammeVersionView> replace(StaffActor by, int number, int seen, JsonNode document) {
        JsonObject complete = documents.complete(document);
        return versions.lock(by.merchantId(), number)
                .map(ProgrammeVersionService::known)
                .invoke(version -> EditTag.requireSame(seen, version.revision))
                .invoke(version -> version.replace(complete))
                .call(versions::flush)
                .call(version -> recorded(by, version, "programme.edited"))
                .map(ProgrammeVersionView::of);
    }

    /** Asks a second person. What they agree to is this very revision of the draft. */
    @WithTransaction
    Uni<ApprovalView> requestPublication(StaffActor by, int number, RequestPublication wanted) {
        return versions.find(by.merchantId(), number)
                .map(ProgrammeVersionService::known)
                .invoke(ProgrammeVersion::requireDraft)
                .chain(version -> approvals.request(
                        by, PublicationHandler.KIND, PublicationHandler.payload(version, wanted), wanted.reason()));
    }

    /** Idempotent by the approval. Throws PROGRAMME_CHANGED, PROGRAMME_PUBLISHED, or what became invalid since. */
    @WithTransaction
    Uni<ProgrammeVersionView> publish(ApprovedRequest approved, int number, int revision, Instant effectiveAt) {
        return versions.lock(approved.merchantId(), number)
                .map(ProgrammeVersionService::known)
                .invoke(version -> documents.requireValid(version.document))
                .invoke(version -> version.publish(approved, revision, effectiveAt, clock.instant()))
                .call(versions::flush)
                .call(version ->
                        audit.record(approved.decidedBy(), "programme.published", subject(version), new JsonObject()))
                .map(ProgrammeVersionView::withoutDocument);
    }

    private Uni<Void> recorded(StaffActor by, ProgrammeVersion version, String action) {
        return audit.record(by.actor(), action, subject(version), new JsonObject());
    }

    private static String subject(ProgrammeVersion version) {
        return "programme:" + version.version;
    }

    private static ProgrammeVersion known(ProgrammeVersion version) {
        if (version == null) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return version;
    }
}
