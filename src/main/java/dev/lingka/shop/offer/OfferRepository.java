package dev.lingka.shop.offer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lingka.shared.InMerchant;
import dev.lingka.shop.ShopRules;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads what is left of the shop for a member, in one round trip. */
@ApplicationScoped
class OfferRepository {

    private final Pool pool;
    private final ObjectMapper json;

    OfferRepository(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /** As the SQL function {@code shop_offers} tells. */
    Uni<JsonObject> read(InMerchant merchant, UUID memberId, String tier, ShopRules rules) {
        return pool.preparedQuery("select shop_offers($1, $2, $3, $4)")
                .execute(Tuple.of(merchant.merchantId(), memberId, tier, items(rules)))
                .map(rows -> rows.iterator().next().getJsonObject(0));
    }

    private JsonArray items(ShopRules rules) {
        try {
            return new JsonArray(json.writeValueAsString(rules.items()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
