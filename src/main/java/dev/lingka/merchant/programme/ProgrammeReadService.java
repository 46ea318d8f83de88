package dev.lingka.merchant.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    private final ObjectMapper json;

    ProgrammeReadService(ProgrammeRepository versions, ProgrammeDocument documents, ObjectMapper json) {
        this.versions = versions;
        this.documents = documents;
        this.json = json;
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

    private Uni<Programme> read(InMerchant merchant, int version) {
        return versions.publishedDocument(merchant.merchantId(), version)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CommonProblem.NOT_FOUND))
                .map(document -> documents.read(version, parse(document)));
    }

    private JsonNode parse(String document) {
        try {
            return json.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored programme document is not JSON", e);
        }
    }
}
