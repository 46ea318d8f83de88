package dev.lingka.till.sale;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All reads of sales. */
@ApplicationScoped
class SaleRepository {

    private static final String RECEIPT =
            "select till_receipt($1, $2) as receipt from sale where merchant_id = $1 and id = $2";
    private static final String PAGE =
            """
            select id, sold_at, business_day, store_id, terminal_id, staff_id, card_id,
                   total_fen, wallet_fen, refunded_fen
              from sale
             where merchant_id = $1
               and ($2::uuid is null or store_id = $2)
               and ($3::date is null or business_day = $3)
               and ($4::uuid is null or terminal_id = $4)
               and ($5::uuid is null or card_id = $5)
               and ($6::uuid[] is null or store_id = any ($6))
               and ($7::timestamptz is null or (sold_at, id) < ($7, $8::uuid))
             order by sold_at desc, id desc limit $9""";
    private static final String OWN = "select member_has_phone($1, $2, $3) as own";

    private final MerchantReads reads;

    SaleRepository(MerchantReads reads) {
        this.reads = reads;
    }

    Uni<Optional<JsonObject>> receipt(InMerchant merchant, UUID saleId) {
        return reads.list(
                        merchant, RECEIPT, Tuple.of(merchant.merchantId(), saleId), row -> row.getJsonObject("receipt"))
                .map(rows -> rows.stream().findFirst());
    }

    /** Newest first, one row more than the page holds. */
    Uni<List<SaleSummary>> page(InMerchant merchant, SaleFilter filter, int limit) {
        OffsetDateTime before =
                filter.beforeAt() == null ? null : filter.beforeAt().atOffset(ZoneOffset.UTC);
        Tuple parameters = Tuple.tuple()
                .addInteger(merchant.merchantId())
                .addUUID(filter.storeId())
                .addLocalDate(filter.day())
                .addUUID(filter.terminalId())
                .addUUID(filter.cardId())
                .addArrayOfUUID(filter.stores())
                .addOffsetDateTime(before)
                .addUUID(filter.beforeId())
                .addInteger(limit + 1);
        return reads.list(merchant, PAGE, parameters, SaleSummary::of);
    }

    Uni<Boolean> isPhoneOf(InMerchant merchant, UUID memberId, String phoneIndex) {
        return reads.list(
                        merchant,
                        OWN,
                        Tuple.of(merchant.merchantId(), memberId, phoneIndex),
                        row -> row.getBoolean("own"))
                .map(rows -> rows.get(0));
    }
}
