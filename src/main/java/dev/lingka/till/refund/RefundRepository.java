package dev.lingka.till.refund;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.database.MerchantReads;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.till.sale.RefundView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All reads of refunds beside those of their sale. */
@ApplicationScoped
class RefundRepository {

    private static final String IN_SUSPENSE =
            """
            select till_refund_view(r) as refund from sale_refund r
              join sale s using (merchant_id, business_month)
             where r.merchant_id = $1 and s.id = r.sale_id and r.state = 'in_suspense'
               and ($2::uuid[] is null or s.store_id = any ($2))
               and ($3::uuid is null or (r.refunded_at, r.id) >
                    (select o.refunded_at, o.id from sale_refund o where o.merchant_id = $1 and o.id = $3))
             order by r.refunded_at, r.id limit $4""";

    private final MerchantReads reads;

    RefundRepository(MerchantReads reads) {
        this.reads = reads;
    }

    Uni<Page<RefundView>> inSuspense(StaffActor reader, UUID after, int limit) {
        UUID[] stores = reader.allStores() ? null : reader.stores().toArray(UUID[]::new);
        Tuple parameters = Tuple.tuple()
                .addInteger(reader.merchantId())
                .addArrayOfUUID(stores)
                .addUUID(after)
                .addInteger(limit + 1);
        return reads.list(reader, IN_SUSPENSE, parameters, row -> RefundView.of(row.getJsonObject("refund")))
                .map(read -> Page.of(read, limit, refund -> Cursor.of(refund.id())));
    }
}
