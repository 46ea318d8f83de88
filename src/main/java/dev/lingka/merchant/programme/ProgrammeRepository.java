package dev.lingka.merchant.programme;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All queries of programme versions. */
@ApplicationScoped
class ProgrammeRepository implements PanacheRepositoryBase<ProgrammeVersion, UUID> {

    private static final String ONE = "merchantId = :merchant and version = :version";

    private static final String COMING =
            "merchantId = :merchant and state = :state and effectiveAt > :now order by effectiveAt, version desc";

    private static final String EFFECTIVE =
            """
            select version from programme_version
             where merchant_id = :merchant and state = 'published' and effective_at <= app_now()
             order by effective_at desc, version desc limit 1""";

    /** Waits for another draft of the same merchant to get its number. */
    private static final String NEXT =
            """
            select (select coalesce(max(version), 0) + 1 from programme_version where merchant_id = :merchant)
              from merchant where id = :merchant""";

    private static final String BEGIN = "select id from merchant where id = :merchant for no key update";

    /** Fails when there is none: a merchant begins with a first version. */
    Uni<Integer> effectiveVersion(int merchantId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(EFFECTIVE, Integer.class)
                .setParameter("merchant", merchantId)
                .getSingleResult());
    }

    /** The published version that comes into force next; null for none. */
    Uni<ProgrammeVersion> coming(int merchantId, Instant now) {
        return find(COMING, Map.of("merchant", merchantId, "state", ProgrammeState.PUBLISHED, "now", now))
                .firstResult();
    }

    /** The next number, for one at a time. */
    Uni<Integer> nextVersion(int merchantId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(BEGIN, Integer.class)
                .setParameter("merchant", merchantId)
                .getSingleResult()
                .chain(() -> session.createNativeQuery(NEXT, Integer.class)
                        .setParameter("merchant", merchantId)
                        .getSingleResult()));
    }

    /** Null when there is no such version. */
    Uni<ProgrammeVersion> find(int merchantId, int version) {
        return find(ONE, Map.of("merchant", merchantId, "version", version)).firstResult();
    }

    Uni<ProgrammeVersion> lock(int merchantId, int version) {
        return find(ONE, Map.of("merchant", merchantId, "version", version))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** Newest first, one row more than the page holds. */
    Uni<List<ProgrammeVersion>> page(int merchantId, Integer before, int limit) {
        Map<String, Object> filter = new HashMap<>(Map.of("merchant", merchantId));
        filter.put("before", before == null ? Integer.MAX_VALUE : before);
        return find("merchantId = :merchant and version < :before order by version desc", filter)
                .range(0, limit)
                .list();
    }
}
