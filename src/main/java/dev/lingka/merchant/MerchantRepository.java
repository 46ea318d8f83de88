package dev.lingka.merchant;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** All queries of merchants whose id is known, and their creation. */
@ApplicationScoped
class MerchantRepository implements PanacheRepositoryBase<Merchant, Integer> {

    private static final String OPEN = "select merchant_open($1, $2, $3, $4)";

    private final Pool pool;

    MerchantRepository(Pool pool) {
        this.pool = pool;
    }

    /** One function call in its own commit; the outcome is OPENED or MERCHANT_CODE_TAKEN. */
    Uni<JsonObject> open(CreateMerchant wanted, JsonObject programme, String operator) {
        return pool.preparedQuery(OPEN)
                .execute(Tuple.of(wanted.code(), wanted.name(), programme, operator))
                .map(rows -> rows.iterator().next().getJsonObject(0));
    }

    Uni<Merchant> lock(int merchantId) {
        return findById(merchantId, LockModeType.PESSIMISTIC_WRITE);
    }
}
