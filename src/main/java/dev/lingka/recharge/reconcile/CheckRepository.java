package dev.lingka.recharge.reconcile;

import dev.lingka.recharge.RechargeConfig;
import dev.lingka.shared.Ids;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Claims what WeChat should be asked about, over all merchants, and says when to ask again. */
@ApplicationScoped
class CheckRepository {

    private static final String CLAIM = "select * from recharge_check_claim($1, $2 * interval '1 millisecond', $3)";

    private final Pool pool;
    private final MoneyFunctions money;
    private final RechargeConfig config;

    CheckRepository(@ReactiveDataSource("jobs") Pool pool, MoneyFunctions money, RechargeConfig config) {
        this.pool = pool;
        this.money = money;
        this.config = config;
    }

    Uni<List<Check>> claim() {
        UUID token = Ids.next();
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(config.checkBatch(), config.checkLease().toMillis(), token))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> Check.of(row, token))
                        .toList());
    }

    /** @param error what stood in the way, for staff to read; may be null */
    Uni<Void> done(Check check, Instant next, String error) {
        JsonObject args = new JsonObject()
                .put("kind", check.kind())
                .put("id", check.id().toString())
                .put("token", check.token().toString())
                .put("nextDueAt", next.toString())
                .put("error", error);
        return money.call("recharge_check_done", Operation.ofSystem(check.merchantId(), "check:" + check.id()), args)
                .replaceWithVoid();
    }
}
