package dev.lingka.till.history;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import dev.lingka.shared.http.Cursor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All reads of sales by the cards that paid. */
@ApplicationScoped
class OwnSaleRepository {

    /** A row of a list has room for so many names. */
    private static final int NAMES = 3;

    private static final String PAGE =
            """
            select s.id, s.sold_at, store_at(s.merchant_id, s.store_id, s.sold_at) ->> 'name' as store_name,
                   s.total_fen, s.wallet_fen, s.principal_fen, s.bonus_fen, s.refunded_fen, l.names, l.line_count
              from sale s
              cross join lateral (
                   select coalesce(array_agg(i.name order by i.line) filter (where i.line <= $7), '{}') as names,
                          count(*)::integer as line_count
                     from sale_line i
                    where i.merchant_id = s.merchant_id and i.business_month = s.business_month and i.sale_id = s.id) l
             where s.merchant_id = $1 and s.card_id = any ($2)
               and ($3::date is null or s.business_month = $3)
               and ($4::timestamptz is null or (s.sold_at, s.id) < ($4, $5::uuid))
             order by s.sold_at desc, s.id desc limit $6""";

    private static final String RECEIPT =
            """
            select till_receipt(s.merchant_id, s.id) as receipt
              from sale s where s.merchant_id = $1 and s.id = $2 and s.card_id = any ($3)""";

    private final MerchantReads reads;

    OwnSaleRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /** Newest first, one row more than the page holds. */
    Uni<List<OwnSale>> page(InMerchant merchant, UUID[] cards, LocalDate month, Cursor before, int limit) {
        Tuple parameters = Tuple.tuple()
                .addInteger(merchant.merchantId())
                .addArrayOfUUID(cards)
                .addLocalDate(month)
                .addOffsetDateTime(before == null ? null : before.moment(0).atOffset(ZoneOffset.UTC))
                .addUUID(before == null ? null : before.id(1))
                .addInteger(limit + 1)
                .addInteger(NAMES);
        return reads.list(merchant, PAGE, parameters, OwnSale::of);
    }

    Uni<Optional<JsonObject>> receipt(InMerchant merchant, UUID[] cards, UUID saleId) {
        Tuple parameters = Tuple.of(merchant.merchantId(), saleId, cards);
        return reads.list(merchant, RECEIPT, parameters, row -> row.getJsonObject("receipt"))
                .map(rows -> rows.stream().findFirst());
    }
}
