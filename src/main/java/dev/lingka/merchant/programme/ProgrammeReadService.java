package dev.lingka.merchant.programme;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads published versions from the database. */
@ApplicationScoped
class ProgrammeReadService {

    private final ProgrammeRepository versions;
    private final ProgrammeDocument documents;

    ProgrammeReadService(ProgrammeRepository versions, ProgrammeDocument documents) {
        this.versions = versions;
        this.documents = documents;
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
