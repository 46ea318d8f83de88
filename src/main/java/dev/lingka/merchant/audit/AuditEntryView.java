package dev.lingka.merchant.audit;

import dev.lingka.shared.http.Cursor;
import java.time.Instant;
import java.util.Map;

/** One entry of the trail as staff read it. */
public record AuditEntryView(
        long id, Instant recordedAt, String actor, String action, String subject, Map<String, Object> detail) {

    Cursor cursor() {
        return Cursor.of(id);
    }
}
