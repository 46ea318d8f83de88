package dev.lingka.recharge;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads orders. They are written by the money functions alone. */
@ApplicationScoped
class RechargeRepository {

    private static final String ORDER =
            """
            select o.*, coalesce((select sum(r.amount_fen) from recharge_refund r
                                   where r.merchant_id = o.merchant_id and r.order_id = o.id
                                     and r.state <> 'returned'), 0)::bigint as refunded_fen, o.wanted ->> 'kind' as kind
              from recharge_order o
             where o.merchant_id = $1""";

    private static final String PAGE = ORDER
            + """

             and ($2::text is null or o.state = $2) and ($3::uuid is null or o.card_id = $3)
             and ($4::uuid is null or o.id < $4)
             and ($6 or o.amount_fen > 0)
             order by o.id desc limit $5""";

    private static final String SOLD =
            """
            select offer_code, count(*) as times, bool_or(state = 'paid') as paid from recharge_order
             where merchant_id = $1 and member_id = $2 and state in ('pending', 'paid') and amount_fen > 0
             group by offer_code""";

    private final MerchantReads reads;

    RechargeRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /** How often a member took an offer; the code is null for amounts of his own. */
    record Sold(String offerCode, long times, boolean paid) {}

    /** Throws NOT_FOUND. */
    Uni<RechargeOrder> find(InMerchant merchant, UUID id) {
        return reads.list(merchant, ORDER + " and o.id = $2", Tuple.of(merchant.merchantId(), id), RechargeOrder::of)
                .map(found ->
                        found.stream().findFirst().orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }

    /** Newest first, of everything that was paid for. */
    Uni<Page<RechargeOrder>> page(InMerchant merchant, String state, UUID cardId, UUID before, int limit) {
        return page(merchant, state, cardId, before, limit, true);
    }

    /** Newest first, of what put money on a card. */
    Uni<Page<RechargeOrder>> recharges(InMerchant merchant, UUID cardId, UUID before, int limit) {
        return page(merchant, null, cardId, before, limit, false);
    }

    private Uni<Page<RechargeOrder>> page(
            InMerchant merchant, String state, UUID cardId, UUID before, int limit, boolean withFeesAlone) {
        Tuple parameters = Tuple.tuple()
                .addInteger(merchant.merchantId())
                .addString(state)
                .addUUID(cardId)
                .addUUID(before)
                .addInteger(limit + 1)
                .addBoolean(withFeesAlone);
        return reads.list(merchant, PAGE, parameters, RechargeOrder::of)
                .map(read -> Page.of(read, limit, order -> Cursor.of(order.id())));
    }

    Uni<List<Sold>> sold(InMerchant merchant, UUID memberId) {
        return reads.list(
                merchant,
                SOLD,
                Tuple.of(merchant.merchantId(), memberId),
                row -> new Sold(row.getString("offer_code"), row.getLong("times"), row.getBoolean("paid")));
    }
}
