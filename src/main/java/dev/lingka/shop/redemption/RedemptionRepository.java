package dev.lingka.shop.redemption;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All reads of redemptions, each as the SQL function {@code shop_view} tells it. */
@ApplicationScoped
class RedemptionRepository {

    private static final String PAGE =
            """
            select shop_view(r) as told from redemption r
             where merchant_id = $1 and ($2::text is null or state = $2) and ($3::uuid is null or member_id = $3)
               and ($4::uuid[] is null or store_id is null or store_id = any($4))
               and ($5::uuid is null or (redeemed_at, id) <
                    (select o.redeemed_at, o.id from redemption o where o.merchant_id = $1 and o.id = $5))
             order by redeemed_at desc, id desc limit $6""";
    private static final String BY_CODE =
            "select shop_view(r) as told from redemption r where merchant_id = $1 and code_hash = $2";

    private final MerchantReads reads;

    RedemptionRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /** Newest first. */
    Uni<List<JsonObject>> page(InMerchant merchant, RedemptionFilter filter, UUID before, int most) {
        Tuple parameters = Tuple.tuple()
                .addInteger(merchant.merchantId())
                .addString(filter.state())
                .addUUID(filter.memberId())
                .addArrayOfUUID(filter.stores() == null ? null : filter.stores().toArray(UUID[]::new))
                .addUUID(before)
                .addInteger(most);
        return reads.list(merchant, PAGE, parameters, row -> row.getJsonObject("told"));
    }

    /** Null for a code that no redemption has. */
    Uni<JsonObject> byCode(InMerchant merchant, String codeHash) {
        return reads.list(
                        merchant, BY_CODE, Tuple.of(merchant.merchantId(), codeHash), row -> row.getJsonObject("told"))
                .map(found -> found.stream().findFirst().orElse(null));
    }
}
