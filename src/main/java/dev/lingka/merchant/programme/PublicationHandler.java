package dev.lingka.merchant.programme;

import dev.lingka.merchant.approval.ApprovalHandler;
import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.staff.StaffRole;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/** Publishes a draft once two people agreed to it. */
@ApplicationScoped
class PublicationHandler implements ApprovalHandler {

    static final String KIND = "programme.publication";

    private static final String VERSION = "version";
    private static final String REVISION = "revision";
    private static final String EFFECTIVE_AT = "effectiveAt";

    private final ProgrammeVersionService versions;
    private final ProgrammeService programmes;

    PublicationHandler(ProgrammeVersionService versions, ProgrammeService programmes) {
        this.versions = versions;
        this.programmes = programmes;
    }

    static JsonObject payload(ProgrammeVersion version, RequestPublication wanted) {
        return new JsonObject()
                .put(VERSION, version.version)
                .put(REVISION, version.revision)
                .put(EFFECTIVE_AT, wanted.effectiveAt());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<StaffRole> deciders() {
        return Set.of(StaffRole.OWNER, StaffRole.MANAGER, StaffRole.FINANCE);
    }

    @Override
    public Uni<JsonObject> apply(ApprovedRequest request) {
        JsonObject payload = request.payload();
        Instant effectiveAt = payload.getInstant(EFFECTIVE_AT);
        return versions.publish(request, payload.getInteger(VERSION), payload.getInteger(REVISION), effectiveAt)
                .call(() -> programmes.renew(request).onFailure().recoverWithNull())
                .map(published ->
                        new JsonObject().put(VERSION, published.version()).put(EFFECTIVE_AT, published.effectiveAt()));
    }
}
