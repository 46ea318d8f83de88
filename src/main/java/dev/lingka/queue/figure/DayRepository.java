package dev.lingka.queue.figure;

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

/** The SQL of a queue's figures. */
@ApplicationScoped
class DayRepository {

    /** Each line as a whole (hour null) and hour by hour; whole minutes, halves rounded up. */
    private static final String DAY =
            """
            with party as (
                select line, state, extract(hour from taken_at at time zone $4)::integer as hour,
                       extract(epoch from first_called_at - taken_at) / 60 as minutes
                  from queue_ticket
                 where merchant_id = $1 and store_id = $2 and day = $3 and state <> 'merged')
            select line, hour, count(*)::integer as parties,
                   (count(*) filter (where state = 'seated'))::integer as seated,
                   (count(*) filter (where state = 'no_show'))::integer as no_shows,
                   (count(*) filter (where state = 'cancelled'))::integer as cancelled,
                   (count(*) filter (where state = 'closed'))::integer as closed,
                   round((percentile_cont(0.5) within group (order by minutes))::numeric)::integer as median,
                   round((percentile_cont(0.9) within group (order by minutes))::numeric)::integer as p90
              from party
             group by grouping sets ((line), (line, hour))
             order by line, hour nulls first""";

    private final MerchantReads reads;

    DayRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /** @param hour null for the whole day */
    record Count(
            String line,
            Integer hour,
            int parties,
            int seated,
            int noShows,
            int cancelled,
            int closed,
            Integer median,
            Integer p90) {

        static Count of(Row row) {
            return new Count(
                    row.getString("line"),
                    row.getInteger("hour"),
                    row.getInteger("parties"),
                    row.getInteger("seated"),
                    row.getInteger("no_shows"),
                    row.getInteger("cancelled"),
                    row.getInteger("closed"),
                    row.getInteger("median"),
                    row.getInteger("p90"));
        }
    }

    Uni<List<Count>> day(InMerchant merchant, UUID storeId, LocalDate day, ZoneId zone) {
        return reads.list(merchant, DAY, Tuple.of(merchant.merchantId(), storeId, day, zone.getId()), Count::of);
    }
}
