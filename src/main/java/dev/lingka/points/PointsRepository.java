package dev.lingka.points;

import dev.lingka.shared.InMerchant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads of members' points. */
@ApplicationScoped
class PointsRepository {

    private final Pool pool;

    PointsRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<PointsBalance> balance(InMerchant merchant, UUID memberId) {
        return pool.preparedQuery("select points_balance($1, $2)")
                .execute(Tuple.of(merchant.merchantId(), memberId))
                .map(rows -> PointsBalance.of(rows.iterator().next().getJsonObject(0)));
    }
}
