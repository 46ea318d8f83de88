package dev.lingka.tier;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads where members stand, in one round trip each. */
@ApplicationScoped
class TierRepository {

    private static final String STANDING = "select tier_told($1, $2)";
    private static final String OVERVIEW = "select tier_overview($1, $2, $3)";
    private static final String CHANGES =
            """
            select changed_at, from_level, to_level, cause, until, reason, actor
              from tier_change where merchant_id = $1 and member_id = $2 order by id desc limit $3""";

    private final Pool pool;
    private final MerchantReads reads;

    TierRepository(Pool pool, MerchantReads reads) {
        this.pool = pool;
        this.reads = reads;
    }

    /** As the SQL function {@code tier_told} tells. */
    Uni<JsonObject> standing(InMerchant merchant, UUID memberId) {
        return pool.preparedQuery(STANDING)
                .execute(Tuple.of(merchant.merchantId(), memberId))
                .map(rows -> rows.iterator().next().getJsonObject(0));
    }

    /** As the SQL function {@code tier_overview} tells; empty for somebody who is not there. */
    Uni<Optional<JsonObject>> overview(InMerchant merchant, UUID memberId, JsonObject rules) {
        return pool.preparedQuery(OVERVIEW)
                .execute(Tuple.of(merchant.merchantId(), memberId, rules))
                .map(TierRepository::first);
    }

    /** Newest first. */
    Uni<List<TierChangeView>> changes(InMerchant merchant, UUID memberId, int limit) {
        return reads.list(merchant, CHANGES, Tuple.of(merchant.merchantId(), memberId, limit), TierChangeView::of);
    }

    private static Optional<JsonObject> first(RowSet<Row> rows) {
        return Optional.ofNullable(rows.iterator().next().getJsonObject(0));
    }
}
