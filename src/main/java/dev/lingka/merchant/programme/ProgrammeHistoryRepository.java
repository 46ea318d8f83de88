package dev.lingka.merchant.programme;

import dev.lingka.merchant.programme.ProgrammeHistoryService.SectionChange;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Looks through the published versions of the rules. */
@ApplicationScoped
class ProgrammeHistoryRepository {

    /**
     * A version that was published before a section existed has that section's defaults. Those of one moment are one
     * step: the last of them was in force.
     */
    private static final String CHANGES =
            """
            select version, effective_at
              from (select version, effective_at, rules,
                           row_number() over steps as step, lag(rules) over steps as earlier
                      from (select distinct on (effective_at) version, effective_at,
                                   coalesce(document -> $2::text, $3::jsonb) as rules
                              from programme_version
                             where merchant_id = $1 and state = 'published' and effective_at <= app_now()
                             order by effective_at, version desc) published
                    window steps as (order by effective_at)) history
             where (step = 1 or rules <> earlier) and ($4::timestamptz is null or effective_at < $4)
             order by effective_at desc limit $5""";

    private final MerchantReads reads;

    ProgrammeHistoryRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /** The versions that changed a section, newest first, at most so many; those in force before a moment, or all. */
    Uni<List<SectionChange>> changes(
            InMerchant merchant, String section, JsonObject defaults, Instant before, int limit) {
        OffsetDateTime earlierThan = before == null ? null : before.atOffset(ZoneOffset.UTC);
        return reads.list(
                merchant,
                CHANGES,
                Tuple.of(merchant.merchantId(), section, defaults, earlierThan, limit),
                row -> new SectionChange(
                        row.getInteger("version"),
                        row.getOffsetDateTime("effective_at").toInstant()));
    }
}
