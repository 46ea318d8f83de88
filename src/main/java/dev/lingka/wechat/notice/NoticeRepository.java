package dev.lingka.wechat.notice;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The rows of notices, written in one commit after their effects. */
@ApplicationScoped
class NoticeRepository {

    private static final String KEEP =
            """
            select wechat_notice_keep(n.merchant, n.id, n.event_type, n.body_hash, n.state)
              from unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::text[])
                   as n (merchant, id, event_type, body_hash, state)""";
    /** Another replica may be told of the same ones at the same moment: rows are locked in one order. */
    private static final Comparator<KeptNotice> LOCK_ORDER = Comparator.comparing(
                    (KeptNotice kept) -> kept.notice().merchantId())
            .thenComparing(kept -> kept.notice().id());

    private final Pool pool;

    NoticeRepository(Pool pool) {
        this.pool = pool;
    }

    /** All of them or none. */
    Uni<Void> keep(List<KeptNotice> notices) {
        List<KeptNotice> all = notices.stream().sorted(LOCK_ORDER).toList();
        Tuple columns = Tuple.tuple()
                .addArrayOfInteger(
                        all.stream().map(kept -> kept.notice().merchantId()).toArray(Integer[]::new))
                .addArrayOfString(texts(all, kept -> kept.notice().id()))
                .addArrayOfString(texts(all, kept -> kept.notice().eventType()))
                .addArrayOfString(texts(all, kept -> kept.notice().bodyHash()))
                .addArrayOfString(texts(all, kept -> kept.state().text()));
        return pool.preparedQuery(KEEP).execute(columns).replaceWithVoid();
    }

    private static String[] texts(List<KeptNotice> notices, Function<KeptNotice, String> column) {
        return notices.stream().map(column).toArray(String[]::new);
    }
}
