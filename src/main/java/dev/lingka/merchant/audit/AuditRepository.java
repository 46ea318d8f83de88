package dev.lingka.merchant.audit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** All SQL of the audit trail. */
@ApplicationScoped
class AuditRepository {

    private static final String WRITE =
            """
            select audit_write(:merchant, :actor, :action, :subject, cast(cast(:detail as text) as jsonb))""";

    private static final String PAGE =
            """
            select id, recorded_at, actor, action, subject, cast(detail as text)
              from audit_entry
             where merchant_id = :merchant
               and (cast(:actor as text) is null or actor = :actor)
               and (cast(:action as text) is null or action = :action or starts_with(action, :action || '.'))
               and (cast(:subject as text) is null or subject = :subject)
               and (cast(:from as timestamptz) is null or recorded_at >= :from)
               and (cast(:until as timestamptz) is null or recorded_at < :until)
               and (cast(:before as bigint) is null or id < :before)
             order by id desc""";

    Uni<Void> write(int merchantId, String actor, String action, String subject, JsonObject detail) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WRITE)
                        .setParameter("merchant", merchantId)
                        .setParameter("actor", actor)
                        .setParameter("action", action)
                        .setParameter("subject", subject)
                        .setParameter("detail", detail.encode())
                        .getSingleResult())
                .replaceWithVoid();
    }

    /** One row more than the page holds, so that its end is known. */
    Uni<List<AuditEntryView>> page(int merchantId, AuditFilter filter) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PAGE, Object[].class)
                        .setParameter("merchant", merchantId)
                        .setParameter("actor", filter.actor())
                        .setParameter("action", filter.action())
                        .setParameter("subject", filter.subject())
                        .setParameter("from", at(filter.from()))
                        .setParameter("until", at(filter.until()))
                        .setParameter("before", filter.before())
                        .setMaxResults(filter.limit() + 1)
                        .getResultList())
                .map(rows -> rows.stream().map(AuditRepository::entry).toList());
    }

    private static AuditEntryView entry(Object[] row) {
        return new AuditEntryView(
                ((Number) row[0]).longValue(),
                instant(row[1]),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                new JsonObject((String) row[5]).getMap());
    }

    private static Instant instant(Object value) {
        return value instanceof OffsetDateTime at ? at.toInstant() : (Instant) value;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
