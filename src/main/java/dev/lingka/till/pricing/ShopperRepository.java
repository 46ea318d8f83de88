package dev.lingka.till.pricing;

import dev.lingka.shared.InMerchant;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Reads who buys, in one round trip. */
@ApplicationScoped
class ShopperRepository {

    private static final String SHOPPER = "select till_shopper($1, $2, $3)";

    private final Pool pool;

    ShopperRepository(Pool pool) {
        this.pool = pool;
    }

    /** As the SQL function {@code till_shopper} tells; empty for a card or store that is not there. */
    Uni<Optional<JsonObject>> shopper(InMerchant merchant, UUID cardId, UUID storeId) {
        return pool.preparedQuery(SHOPPER)
                .execute(Tuple.of(merchant.merchantId(), cardId, storeId))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getJsonObject(0)));
    }
}
