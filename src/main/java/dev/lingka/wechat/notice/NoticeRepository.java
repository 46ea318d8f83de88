package dev.lingka.wechat.notice;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** The book of notices; every step is one statement and one commit. */
@ApplicationScoped
class NoticeRepository {

    private static final String RECEIVE = "select wechat_notice_receive($1, $2, $3, $4)";
    private static final String FINISH = "select wechat_notice_finish($1, $2, $3)";

    private final Pool pool;

    NoticeRepository(Pool pool) {
        this.pool = pool;
    }

    /** Keeps the notice and says whether its effect is still to come. */
    Uni<Boolean> receive(Notice notice) {
        return pool.preparedQuery(RECEIVE)
                .execute(Tuple.of(notice.merchantId(), notice.id(), notice.eventType(), notice.bodyHash()))
                .map(rows -> "open".equals(rows.iterator().next().getString(0)));
    }

    Uni<Void> handled(Notice notice) {
        return finish(notice, "handled");
    }

    Uni<Void> ignored(Notice notice) {
        return finish(notice, "ignored");
    }

    private Uni<Void> finish(Notice notice, String state) {
        return pool.preparedQuery(FINISH)
                .execute(Tuple.of(notice.merchantId(), notice.id(), state))
                .replaceWithVoid();
    }
}
