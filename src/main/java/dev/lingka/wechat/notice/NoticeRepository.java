package dev.lingka.wechat.notice;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** The book of notices: what came of each of them, written in one commit after its effect. */
@ApplicationScoped
class NoticeRepository {

    private static final String KEEP = "select wechat_notice_keep($1, $2, $3, $4, $5)";

    private final Pool pool;

    NoticeRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> handled(Notice notice) {
        return keep(notice, "handled");
    }

    Uni<Void> ignored(Notice notice) {
        return keep(notice, "ignored");
    }

    /** Its effect is still to come. */
    Uni<Void> open(Notice notice) {
        return keep(notice, "open");
    }

    private Uni<Void> keep(Notice notice, String state) {
        return pool.preparedQuery(KEEP)
                .execute(Tuple.of(notice.merchantId(), notice.id(), notice.eventType(), notice.bodyHash(), state))
                .replaceWithVoid();
    }
}
