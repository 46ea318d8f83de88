package dev.lingka.merchant.programme;

import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.database.JsonText;
import dev.lingka.shared.problem.ProblemException;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/** One numbered document of rules: a draft that may be edited, then published for ever. */
@Entity
class ProgrammeVersion {

    @Id
    UUID id;

    @Column(updatable = false)
    int merchantId;

    @Column(updatable = false)
    int version;

    ProgrammeState state;

    @Convert(converter = JsonText.class)
    @ColumnTransformer(read = "document #>> '{}'", write = JsonText.WRITE)
    JsonObject document;

    @Column(updatable = false)
    String createdBy;

    @Column(updatable = false)
    Instant createdAt;

    String publishedBy;
    Instant publishedAt;
    Instant effectiveAt;
    UUID approvalId;

    @Version
    int revision;

    protected ProgrammeVersion() {}

    ProgrammeVersion(StaffActor by, int version, JsonObject document, Instant now) {
        id = Ids.next();
        merchantId = by.merchantId();
        this.version = version;
        state = ProgrammeState.DRAFT;
        this.document = document;
        createdBy = by.principal();
        createdAt = now;
    }

    void replace(JsonObject newDocument) {
        requireDraft();
        document = newDocument;
    }

    void requireDraft() {
        if (state != ProgrammeState.DRAFT) {
            throw ProblemException.of(ProgrammeProblem.PROGRAMME_PUBLISHED);
        }
    }

    /**
     * Publishes what was approved, and again changes nothing.
     *
     * @param approvedRevision the draft that both people saw
     * @param from when it comes into force; at once when that has passed
     */
    void publish(ApprovedRequest approval, int approvedRevision, Instant from, Instant now) {
        if (approval.id().equals(approvalId)) {
            return;
        }
        requireDraft();
        if (revision != approvedRevision) {
            throw ProblemException.of(ProgrammeProblem.PROGRAMME_CHANGED);
        }
        state = ProgrammeState.PUBLISHED;
        approvalId = approval.id();
        publishedBy = approval.decidedBy().principal();
        publishedAt = now;
        effectiveAt = from == null || from.isBefore(now) ? now : from;
    }
}
