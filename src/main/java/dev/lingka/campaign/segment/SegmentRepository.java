package dev.lingka.campaign.segment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what is saved of segments; the functions {@code segment_save} and {@code segment_list_add} write it. */
@ApplicationScoped
class SegmentRepository {

    private static final String ROW =
            """
            select s.id, v.name, s.kind, v.version, v.rule::text as rule, v.saved_at
              from segment s join segment_version v on v.merchant_id = s.merchant_id and v.segment_id = s.id""";
    private static final String NEWEST = ROW + " and v.version = s.version where s.merchant_id = $1";
    private static final String ONE = NEWEST + " and s.id = $2";
    private static final String PAGE = NEWEST + " and s.id < $2 order by s.id desc limit $3";
    private static final String VERSIONS =
            ROW + " where s.merchant_id = $1 and s.id = $2 and v.version < $3 order by v.version desc limit $4";
    private static final String REACH = NEWEST + " and s.id = any (segment_reach($1, $2))";
    private static final String USERS =
            """
            with recursive users as (
                select $2::uuid as id
                union
                select g.id from users u join segment g on g.merchant_id = $1 and u.id = any (g.uses))
            """
                    + NEWEST + " and s.id <> $2 and s.id in (select id from users)";
    private static final String TODAY = "select (app_now() at time zone time_zone)::date from merchant where id = $1";

    private final MerchantReads reads;
    private final ObjectMapper json;

    SegmentRepository(MerchantReads reads, ObjectMapper json) {
        this.reads = reads;
        this.json = json;
    }

    /** The day in the merchant's zone. */
    Uni<LocalDate> today(InMerchant merchant) {
        return reads.list(merchant, TODAY, Tuple.of(merchant.merchantId()), row -> row.getLocalDate(0))
                .map(found -> found.get(0));
    }

    /** As it is saved now. */
    Uni<Optional<SegmentView>> find(InMerchant merchant, UUID id) {
        return reads.list(merchant, ONE, Tuple.of(merchant.merchantId(), id), this::view)
                .map(found -> found.stream().findFirst());
    }

    /** Newest first. */
    Uni<List<SegmentView>> page(InMerchant merchant, UUID before, int limit) {
        return reads.list(merchant, PAGE, Tuple.of(merchant.merchantId(), Ids.orLast(before), limit), this::view);
    }

    /** Of one segment, the newest first. */
    Uni<List<SegmentView>> versions(InMerchant merchant, UUID id, int before, int limit) {
        return reads.list(merchant, VERSIONS, Tuple.of(merchant.merchantId(), id, before, limit), this::view);
    }

    /** These segments and all that they use. */
    Uni<List<SegmentView>> reach(InMerchant merchant, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : reads.list(merchant, REACH, Tuple.of(merchant.merchantId(), ids.toArray(UUID[]::new)), this::view);
    }

    /** All that use a segment, however far. */
    Uni<List<SegmentView>> users(InMerchant merchant, UUID id) {
        return reads.list(merchant, USERS, Tuple.of(merchant.merchantId(), id), this::view);
    }

    private SegmentView view(Row row) {
        return new SegmentView(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("kind"),
                row.getInteger("version"),
                rule(row.getString("rule")),
                row.getOffsetDateTime("saved_at").toInstant());
    }

    private JsonNode rule(String text) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a saved rule is not JSON", e);
        }
    }
}
