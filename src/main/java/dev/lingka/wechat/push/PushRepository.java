package dev.lingka.wechat.push;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Which pushes were handled; every step is one statement and one commit. */
@ApplicationScoped
class PushRepository {

    private static final String RECEIVE = "select wechat_push_receive($1, $2, make_interval(secs => $3))";
    private static final String FINISH = "select wechat_push_finish($1, $2, $3)";

    private final Pool pool;

    PushRepository(Pool pool) {
        this.pool = pool;
    }

    /** {@code mine}, {@code handled} or {@code busy}. */
    Uni<String> receive(int merchantId, String key, Duration lease) {
        return pool.preparedQuery(RECEIVE)
                .execute(Tuple.of(merchantId, key, lease.toMillis() / 1000.0))
                .map(rows -> rows.iterator().next().getString(0));
    }

    Uni<Void> finish(int merchantId, String key, boolean handled) {
        return pool.preparedQuery(FINISH)
                .execute(Tuple.of(merchantId, key, handled))
                .replaceWithVoid();
    }
}
