package dev.lingka.notification.message;

import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import dev.lingka.shared.http.Cursor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL that reads messages. They are written by SQL functions alone. */
@ApplicationScoped
class MessageRepository {

    private static final String OWN =
            """
             from message m
            where m.merchant_id = $1 and m.member_id = $2 and m.inbox and m.due_at <= app_now()
              and not message_hidden(m.merchant_id, m.source, m.due_at)""";
    private static final String INBOX =
            """
            select m.id, m.class, m.kind, m.title, m.text, m.page, m.media, m.due_at, m.read_at, m.clicked_at
            """
                    + OWN
                    + """
               and ($3::timestamptz is null or (m.due_at, m.id) < ($3, $4::uuid))
             order by m.due_at desc, m.id desc limit $5""";
    private static final String UNREAD =
            "select count(*)::integer as unread from (select 1" + OWN + " and m.read_at is null limit 100) as newest";
    private static final String ORIGIN =
            """
            select m.class, m.title, m.why,
                   to_char(m.consented_at at time zone t.time_zone, 'YYYY-MM-DD') as consent_day
              from message m join merchant t on t.id = m.merchant_id
             where m.merchant_id = $1 and m.member_id = $2 and m.id = $3 and m.inbox
               and not message_hidden(m.merchant_id, m.source, m.due_at)""";
    private static final String PAGE =
            """
            select m.* from message m
             where m.merchant_id = $1 and ($2::uuid is null or m.member_id = $2) and ($3::text is null or m.status = $3)
               and ($4::text is null or m.kind = $4) and ($5::text is null or starts_with(m.source, $5))
               and ($6::timestamptz is null or (m.planned_at, m.id) < ($6, $7::uuid))
             order by m.planned_at desc, m.id desc limit $8""";
    private static final String ONE = "select m.* from message m where m.merchant_id = $1 and m.id = $2";
    private static final String DELIVERIES =
            """
            select d.channel, d.state, d.reason, d.attempts, d.due_at, d.sent_at, d.delivered_at
              from message m
              join message_delivery d on d.merchant_id = m.merchant_id and d.month = m.month and d.message_id = m.id
             where m.merchant_id = $1 and m.id = $2
             order by d.place""";

    private final MerchantReads reads;

    MessageRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /** Newest first, after the cursor (since, id); null for the first page. */
    Uni<List<InboxItem>> inbox(Actor person, Cursor after, int limit) {
        Tuple parameters = Tuple.tuple()
                .addInteger(person.merchantId())
                .addUUID(person.id())
                .addValue(momentOf(after))
                .addUUID(idOf(after))
                .addInteger(limit);
        return reads.list(person, INBOX, parameters, InboxItem::of);
    }

    /** At most a hundred: more is many. */
    Uni<Integer> unread(Actor person) {
        return reads.list(person, UNREAD, Tuple.of(person.merchantId(), person.id()), row -> row.getInteger("unread"))
                .map(found -> found.get(0));
    }

    Uni<Optional<Origin>> origin(Actor person, UUID messageId) {
        return one(person, ORIGIN, Tuple.of(person.merchantId(), person.id(), messageId))
                .map(found -> found.map(Origin::of));
    }

    Uni<List<MessageRow>> page(InMerchant merchant, MessageFilter filter, Cursor after, int limit) {
        Tuple parameters = Tuple.tuple()
                .addInteger(merchant.merchantId())
                .addUUID(filter.memberId())
                .addString(filter.status())
                .addString(filter.kind())
                .addString(filter.source())
                .addValue(momentOf(after))
                .addUUID(idOf(after))
                .addInteger(limit);
        return reads.list(merchant, PAGE, parameters, MessageRow::of);
    }

    Uni<Optional<MessageRow>> find(InMerchant merchant, UUID messageId) {
        return one(merchant, ONE, Tuple.of(merchant.merchantId(), messageId)).map(found -> found.map(MessageRow::of));
    }

    Uni<List<MessageDetail.Attempt>> deliveries(InMerchant merchant, UUID messageId) {
        return reads.list(merchant, DELIVERIES, Tuple.of(merchant.merchantId(), messageId), MessageDetail.Attempt::of);
    }

    private Uni<Optional<Row>> one(InMerchant merchant, String sql, Tuple parameters) {
        return reads.list(merchant, sql, parameters, row -> row)
                .map(found -> found.stream().findFirst());
    }

    private static OffsetDateTime momentOf(Cursor cursor) {
        return cursor == null ? null : cursor.moment(0).atOffset(ZoneOffset.UTC);
    }

    private static UUID idOf(Cursor cursor) {
        return cursor == null ? null : cursor.id(1);
    }
}
