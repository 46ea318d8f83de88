package dev.lingka.reward.commission;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** Reads commission lines. A staff or a list of stores that is null means all. */
@ApplicationScoped
class CommissionRepository {

    private static final String WHERE =
            """
             where l.merchant_id = $1 and l.day >= $2 and l.day < $3 and ($4::uuid is null or l.staff_id = $4)
               and ($5::uuid[] is null or l.store_id = any ($5))
            """;
    private static final String TOTALS =
            """
            select l.staff_id, s.name,
                   coalesce(sum(l.fen) filter (where l.fen > 0 and l.kind = 'card'), 0)::bigint as cards,
                   coalesce(sum(l.fen) filter (where l.fen > 0 and l.kind = 'recharge'), 0)::bigint as recharges,
                   coalesce(-sum(l.fen) filter (where l.fen < 0), 0)::bigint as taken_back, sum(l.fen)::bigint as total
              from commission_line l join staff s on s.merchant_id = l.merchant_id and s.id = l.staff_id
            """
                    + WHERE + " group by l.staff_id, s.name order by s.name, l.staff_id";
    private static final String LINES =
            """
            select l.id, l.staff_id, s.name, l.kind, l.source_id, i.card_id, l.return_id, l.store_id, l.fen, l.day,
                   l.booked_at
              from commission_line l join staff s on s.merchant_id = l.merchant_id and s.id = l.staff_id
              join commission_item i on i.merchant_id = l.merchant_id and i.kind = l.kind and i.source_id = l.source_id
            """
                    + WHERE + " and ($6::uuid is null or l.id < $6) order by l.id desc limit $7";

    private final MerchantReads reads;

    CommissionRepository(MerchantReads reads) {
        this.reads = reads;
    }

    Uni<List<CommissionStatement.OfStaff>> totals(InMerchant merchant, YearMonth month, UUID staffId, UUID[] stores) {
        return reads.list(merchant, TOTALS, where(merchant, month, staffId, stores), CommissionStatement.OfStaff::of);
    }

    /** One more than the limit when there are more. */
    Uni<List<CommissionLineView>> lines(
            InMerchant merchant, YearMonth month, UUID staffId, UUID[] stores, UUID before, int limit) {
        Tuple parameters =
                where(merchant, month, staffId, stores).addUUID(before).addInteger(limit + 1);
        return reads.list(merchant, LINES, parameters, CommissionLineView::of);
    }

    private static Tuple where(InMerchant merchant, YearMonth month, UUID staffId, UUID[] stores) {
        return Tuple.tuple()
                .addInteger(merchant.merchantId())
                .addLocalDate(month.atDay(1))
                .addLocalDate(month.plusMonths(1).atDay(1))
                .addUUID(staffId)
                .addArrayOfUUID(stores);
    }
}
