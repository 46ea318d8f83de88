package dev.lingka.merchant.programme;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** All SQL of programme versions. */
@ApplicationScoped
class ProgrammeRepository {

    private static final String EFFECTIVE =
            """
            select version from programme_version
             where merchant_id = :merchant and state = 'published' and effective_at <= app_now()
             order by effective_at desc, version desc limit 1""";

    private static final String DOCUMENT =
            """
            select cast(document as text) from programme_version
             where merchant_id = :merchant and version = :version and state = 'published'""";

    /** Fails when there is none: a merchant begins with a first version. */
    Uni<Integer> effectiveVersion(int merchantId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(EFFECTIVE, Integer.class)
                .setParameter("merchant", merchantId)
                .getSingleResult());
    }

    /** Null when the version is not there or not published. */
    Uni<String> publishedDocument(int merchantId, int version) {
        return Panache.getSession().chain(session -> session.createNativeQuery(DOCUMENT, String.class)
                .setParameter("merchant", merchantId)
                .setParameter("version", version)
                .getSingleResultOrNull());
    }
}
