package dev.lingka.reward.grant;

import dev.lingka.shared.InMerchant;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Reads what the conditions of rules ask about, in one round trip each. */
@ApplicationScoped
class FactRepository {

    private static final String SALE = "select reward_sale_facts($1, $2)";
    private static final String MEMBER = "select reward_member_facts($1, $2)";

    private final Pool pool;

    FactRepository(Pool pool) {
        this.pool = pool;
    }

    /** As the SQL function {@code reward_sale_facts} tells; empty for a sale without a card. */
    Uni<Optional<JsonObject>> sale(InMerchant merchant, UUID saleId) {
        return one(SALE, merchant, saleId);
    }

    /** As the SQL function {@code reward_member_facts} tells; empty for somebody who is not there any more. */
    Uni<Optional<JsonObject>> member(InMerchant merchant, UUID memberId) {
        return one(MEMBER, merchant, memberId);
    }

    private Uni<Optional<JsonObject>> one(String sql, InMerchant merchant, UUID id) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(merchant.merchantId(), id))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getJsonObject(0)));
    }
}
