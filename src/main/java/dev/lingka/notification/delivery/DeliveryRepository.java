package dev.lingka.notification.delivery;

import dev.lingka.notification.channel.Parcel;
import dev.lingka.shared.Ids;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Claims and marks deliveries of all merchants; each statement commits by itself. */
@ApplicationScoped
class DeliveryRepository {

    /**
     * What is claimed, with all that its channel may ask of our tables. Months of mass messages are those of business
     * time.
     */
    private static final String CLAIM =
            """
            select c.*, m.class, m.member_id, m.language,
                   m.title ->> m.language as title, m.text ->> m.language as text,
                   m.page, m.media, m.templates -> c.channel as template, m.not_after,
                   (select s.credits from subscribe_credit s
                     where c.channel = 'subscribe' and s.merchant_id = c.merchant_id and s.member_id = m.member_id
                       and s.template = m.templates -> 'subscribe' ->> 'template') as credits,
                   c.channel = 'service' and exists (select from service_word w
                     where w.merchant_id = c.merchant_id and w.member_id = m.member_id and w.app = 'mini_program'
                       and w.spoke_at > app_now() - interval '48 hours') as mini_open,
                   c.channel = 'service' and exists (select from service_word w
                     where w.merchant_id = c.merchant_id and w.member_id = m.member_id and w.app = 'official_account'
                       and w.spoke_at > app_now() - interval '48 hours') as official_open,
                   case when c.channel = 'mass' then (
                     select count(*) from message o
                       join message_delivery d on d.merchant_id = o.merchant_id and d.month = o.month
                        and d.message_id = o.id and d.channel = 'mass' and d.state in ('sent', 'delivered')
                      where o.merchant_id = c.merchant_id and o.member_id = m.member_id
                        and d.sent_at >= date_trunc('month', app_now())) end as mass
              from message_delivery_claim($1, $2 * interval '1 millisecond', $3, $4) c
              join message m on m.merchant_id = c.merchant_id and m.month = c.month and m.id = c.message_id""";

    private static final String MARK = "select message_delivery_mark($1)";
    private static final String GROUP = "select message_delivery_group($1, $2, $3, $4)";
    private static final String BACKLOG =
            """
            select coalesce(extract(epoch from app_now() - min(due_at)), 0)::double precision as age
              from message_delivery where state = 'pending' and due_at <= app_now()""";

    private final Pool pool;
    private final DeliveryConfig config;
    private final JsonObject rates = new JsonObject();

    DeliveryRepository(@ReactiveDataSource("jobs") Pool pool, DeliveryConfig config) {
        this.pool = pool;
        this.config = config;
        config.rates()
                .forEach((channel, rate) -> rates.put(
                        channel, new JsonObject().put("rate", rate.rate()).put("burst", rate.burst())));
    }

    /** Deliveries that are ours until the lease is over; without addresses yet. */
    Uni<List<ClaimedRow>> claim() {
        UUID token = Ids.next();
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(config.batch(), config.lease().toMillis(), token, rates))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> ClaimedRow.of(row, token))
                        .toList());
    }

    /** How many of them were still ours. */
    Uni<Integer> mark(List<Mark> marks) {
        JsonArray all = new JsonArray(marks.stream().map(Mark::json).toList());
        return pool.preparedQuery(MARK)
                .execute(Tuple.of(all))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** Gives claimed deliveries of one mass message its id. */
    Uni<Void> group(List<Parcel> parcels, String id) {
        JsonArray members = new JsonArray(parcels.stream()
                .map(parcel -> new JsonObject()
                        .put("month", parcel.claim().month().toString())
                        .put("message", parcel.claim().messageId().toString())
                        .put("place", parcel.claim().place()))
                .toList());
        Parcel.Claim first = parcels.get(0).claim();
        return pool.preparedQuery(GROUP)
                .execute(Tuple.of(first.merchantId(), first.token(), id, members))
                .replaceWithVoid();
    }

    /** By how many seconds the oldest delivery is late. */
    Uni<Double> age() {
        return pool.query(BACKLOG).execute().map(rows -> {
            Row row = rows.iterator().next();
            return row.getDouble("age");
        });
    }
}
