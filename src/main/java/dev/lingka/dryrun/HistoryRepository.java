package dev.lingka.dryrun;

import dev.lingka.dryrun.play.Span;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads what really happened, through the functions of those whose it is; it writes nothing. */
@ApplicationScoped
class HistoryRepository {

    private static final String PAGE = "select dry_run_page($1, $2, $3, $4, $5, $6, $7) as read";
    private static final String OTHERS = "select till_without_member($1, $2, $3) as read";
    private static final String KNOWN = "select coupon_templates_given($1, $2, $3) as read";

    private final MerchantReads reads;

    HistoryRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /**
     * The next members, as {@code dry_run_member} tells them.
     *
     * @param since from which day on it is told what has counted for levels
     */
    Uni<JsonArray> page(InMerchant merchant, Span span, LocalDate since, UUID after, int limit) {
        Tuple parameters = Tuple.tuple()
                .addInteger(merchant.merchantId())
                .addString(span.zone().getId())
                .addUUID(after)
                .addInteger(limit)
                .addLocalDate(since)
                .addLocalDate(span.from())
                .addLocalDate(span.to());
        return reads.list(merchant, PAGE, parameters, HistoryRepository::array).map(rows -> rows.get(0));
    }

    /** Sales without a member, as {@code till_without_member} sums them. */
    Uni<JsonObject> others(InMerchant merchant, Span span) {
        return reads.list(merchant, OTHERS, moments(merchant, span), row -> row.getJsonObject("read"))
                .map(rows -> rows.get(0));
    }

    /** Templates of which the time that is played knows who used them. */
    Uni<Set<String>> templatesGiven(InMerchant merchant, Span span) {
        return reads.list(merchant, KNOWN, moments(merchant, span), HistoryRepository::array)
                .map(rows -> rows.get(0).stream().map(String.class::cast).collect(Collectors.toSet()));
    }

    private static JsonArray array(Row row) {
        return row.getJsonArray("read");
    }

    private static Tuple moments(InMerchant merchant, Span span) {
        OffsetDateTime from = span.from().atStartOfDay(span.zone()).toOffsetDateTime();
        OffsetDateTime until = span.to().plusDays(1).atStartOfDay(span.zone()).toOffsetDateTime();
        return Tuple.of(merchant.merchantId(), from, until);
    }
}
