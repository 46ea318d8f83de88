package dev.lingka.ledger;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads of accounts, postings and entries. */
@ApplicationScoped
class LedgerRepository {

    /** Ids rise with the sequence of each account, so newest first by id is newest first by sequence. */
    private static final String ENTRIES =
            """
            select e.id, e.posting_id, e.booked_at, e.asset, e.amount, e.balance_after, e.sequence,
                   p.kind, p.source_kind, p.source_id, p.store_id, p.detail
              from ledger_entry e
              join ledger_posting p
                on p.merchant_id = e.merchant_id and p.booked_at = e.booked_at and p.id = e.posting_id
             where e.merchant_id = $1 and e.holder_id = $2
               and ($3::bigint is null or e.id < $3)
               and ($4::timestamptz is null or e.booked_at >= $4)
               and ($5::timestamptz is null or e.booked_at < $5)
               and ($6::text is null or p.kind = $6)
               and ($8::text is null or e.asset = $8)
             order by e.id desc limit $7""";

    /** By the time of the booking, as months are cut: an entry that waited for a lock may carry an earlier one. */
    private static final String SUMS_BEFORE =
            """
            select asset, sum(amount)::bigint as amount
              from ledger_entry
             where merchant_id = $1 and holder_id = $2 and booked_at < $3
             group by asset""";

    private static final String POSTINGS =
            """
            select p.id, p.booked_at, p.kind, p.key, p.source_kind, p.source_id, p.store_id, p.shift_id, p.actor,
                   p.detail,
                   (select jsonb_agg(jsonb_build_object('holder', e.holder_id, 'counter', e.counter,
                                     'ref', e.counter_ref, 'asset', e.asset, 'amount', e.amount,
                                     'balanceAfter', e.balance_after) order by e.line)
                      from ledger_entry e
                     where e.merchant_id = p.merchant_id and e.booked_at = p.booked_at and e.posting_id = p.id) as lines
              from ledger_posting p
             where p.merchant_id = $1 and p.source_id = $2
             order by p.booked_at, p.id""";

    private final Pool pool;
    private final MerchantReads reads;

    LedgerRepository(Pool pool, MerchantReads reads) {
        this.pool = pool;
        this.reads = reads;
    }

    /** The holder's accounts as {@code [{"holder", "asset", "balance", "sequence"}]}; empty when there are none. */
    Uni<JsonArray> balances(InMerchant merchant, UUID holderId) {
        return pool.preparedQuery("select ledger_balance($1, $2)")
                .execute(Tuple.of(merchant.merchantId(), holderId))
                .map(rows -> rows.iterator().next().getJsonArray(0));
    }

    Uni<List<LedgerEntry>> entries(InMerchant merchant, UUID holderId, EntryFilter filter, Long before, int limit) {
        Tuple parameters = Tuple.tuple()
                .addInteger(merchant.merchantId())
                .addUUID(holderId)
                .addLong(before)
                .addOffsetDateTime(filter.fromUtc())
                .addOffsetDateTime(filter.untilUtc())
                .addString(filter.kind())
                .addInteger(limit)
                .addString(filter.asset());
        return reads.list(merchant, ENTRIES, parameters, LedgerEntry::of);
    }

    Uni<Map<String, Long>> sumsBefore(InMerchant merchant, UUID holderId, Instant moment) {
        Tuple parameters = Tuple.of(merchant.merchantId(), holderId, moment.atOffset(ZoneOffset.UTC));
        return reads.list(
                        merchant,
                        SUMS_BEFORE,
                        parameters,
                        row -> Map.entry(row.getString("asset"), row.getLong("amount")))
                .map(sums ->
                        sums.stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    Uni<List<LedgerPosting>> postingsOf(InMerchant merchant, UUID sourceId) {
        return reads.list(merchant, POSTINGS, Tuple.of(merchant.merchantId(), sourceId), LedgerPosting::of);
    }
}
