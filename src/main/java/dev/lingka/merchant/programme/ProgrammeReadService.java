package dev.lingka.merchant.programme;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Reads published versions from the database. */
@ApplicationScoped
class ProgrammeReadService {

    private final ProgrammeRepository versions;
    private final ProgrammeDocument documents;
    private final Clock clock;

    ProgrammeReadService(ProgrammeRepository versions, ProgrammeDocument documents, Clock clock) {
        this.versions = versions;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * The version in force now.
     *
     * @param known what was in force before, kept when it still is; may be null
     */
    @WithTransaction
    Uni<Programme> effective(InMerchant merchant, Programme known) {
        return versions.effectiveVersion(merchant.merchantId())
                .chain(version -> known != null && known.version() == version
                        ? Uni.createFrom().item(known)
                        : read(merchant, version));
    }

    /** What comes into force next; empty where nothing is published for later. */
    @WithTransaction
    Uni<Optional<ProgrammeService.Coming>> coming(InMerchant merchant) {
        return versions.coming(merchant.merchantId(), clock.instant()).map(found -> Optional.ofNullable(found)
                .map(next ->
                        new ProgrammeService.Coming(documents.read(next.version, next.document), next.effectiveAt)));
    }

    /** Throws NOT_FOUND for a version that is not published. */
    @WithTransaction
    Uni<Programme> published(InMerchant merchant, int version) {
        return read(merchant, version);
    }

    /** Any version, published or not. Throws NOT_FOUND. */
    @WithTransaction
    Uni<ProgrammeService.Drafted> drafted(InMerchant merchant, int version) {
        return versions.find(merchant.merchantId(), version).map(found -> {
            if (found == null) {
                throw ProblemException.of(CommonProblem.NOT_FOUND);
            }
            return new ProgrammeService.Drafted(documents.read(version, found.document), found.revision);
        });
    }

    private Uni<Programme> read(InMerchant merchant, int version) {
        return versions.find(merchant.merchantId(), version).map(found -> {
            if (found == null || found.state != ProgrammeState.PUBLISHED) {
                throw ProblemException.of(CommonProblem.NOT_FOUND);
            }
            return documents.read(version, found.document);
        });
    }
}
