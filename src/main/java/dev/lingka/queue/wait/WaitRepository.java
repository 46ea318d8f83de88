package dev.lingka.queue.wait;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Reads how long tickets stood in a store's lines. */
@ApplicationScoped
class WaitRepository {

    /** Eight weeks of a store with 350 tickets a day; of a busier one the latest. */
    private static final int MOST = 20_000;

    private static final String STAYS =
            """
            select t.line, t.day,
                   extract(epoch from t.taken_at at time zone $4 - t.day)::double precision / 60 as taken,
                   extract(epoch from coalesce(t.first_called_at, t.ended_at) - t.taken_at)::double precision / 60
                       as waited,
                   t.ahead_at_taking as ahead, t.first_called_at is not null as called, not t.remote as telling
              from queue_line l
              join queue_ticket t on (t.merchant_id, t.store_id, t.line) = (l.merchant_id, l.store_id, l.line)
             where l.merchant_id = $1 and l.store_id = $2 and t.day >= $3
             order by t.day desc, t.number desc
             limit $5""";

    private final MerchantReads reads;

    WaitRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /** A line's stay. */
    record LineStay(String line, Stay stay) {}

    /** Of that business day and all later ones; a wait is never less than nothing, also where clocks were turned. */
    Uni<List<LineStay>> since(InMerchant merchant, UUID storeId, LocalDate day, ZoneId zone) {
        return reads.list(
                merchant,
                STAYS,
                Tuple.of(merchant.merchantId(), storeId, day, zone.getId(), MOST),
                WaitRepository::stay);
    }

    private static LineStay stay(Row row) {
        Double waited = row.getDouble("waited");
        double taken = row.getDouble("taken");
        Stay stay = new Stay(
                row.getLocalDate("day"),
                taken,
                waited == null ? Double.POSITIVE_INFINITY : taken + Math.max(0, waited),
                row.getInteger("ahead"),
                row.getBoolean("called"),
                row.getBoolean("telling"));
        return new LineStay(row.getString("line"), stay);
    }
}
