package dev.lingka.recharge.refund;

import dev.lingka.ledger.HotBalances;
import dev.lingka.recharge.CheckSchedule;
import dev.lingka.recharge.RechargeProblem;
import dev.lingka.recharge.RechargeService;
import dev.lingka.shared.Actor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Gives recharges back. */
@ApplicationScoped
public class RefundService {

    private static final Set<String> BEGUN = Set.of("REQUESTED", "REFUNDED", "BY_HAND");

    private final MoneyFunctions money;
    private final HotBalances balances;
    private final RechargeService recharges;
    private final RefundRepository refunds;
    private final RefundTruth truth;
    private final CheckSchedule schedule;
    private final Clock clock;

    RefundService(
            MoneyFunctions money,
            HotBalances balances,
            RechargeService recharges,
            RefundRepository refunds,
            RefundTruth truth,
            CheckSchedule schedule,
            Clock clock) {
        this.money = money;
        this.balances = balances;
        this.recharges = recharges;
        this.refunds = refunds;
        this.truth = truth;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** A member's own wish: by right within the days of the accepted terms, later as those say. */
    Uni<Refund> byMember(Operation operation, UUID orderId, RequestRefund wish) {
        return begin(
                operation,
                args(orderId, wish)
                        .put("by", "member")
                        .put("memberId", operation.actor().id().toString())
                        .put("actor", operation.actor().principal()));
    }

    /**
     * By staff, for any recharge.
     *
     * @param at the store and the shift that a counter recharge goes back out of
     * @param requestedBy principal of who asked for it
     */
    Uni<Refund> byStaff(Operation operation, UUID orderId, RequestRefund wish, CounterPlace at, String requestedBy) {
        return begin(
                operation,
                args(orderId, wish)
                        .put("by", "staff")
                        .put(
                                "storeId",
                                at.storeId() == null ? null : at.storeId().toString())
                        .put("shiftHolder", at.shiftHolder().toString())
                        .put("actor", requestedBy));
    }

    /** Refunds of an order of this member, oldest first; throws NOT_FOUND for another's. */
    Uni<List<Refund>> ofMember(Actor member, UUID orderId) {
        return recharges.ofMember(member, orderId).chain(order -> refunds.ofOrder(member, order.id()));
    }

    Uni<List<Refund>> ofOrder(InMerchant merchant, UUID orderId) {
        return recharges.find(merchant, orderId).chain(order -> refunds.ofOrder(merchant, order.id()));
    }

    /** Throws NOT_FOUND. */
    public Uni<Refund> find(InMerchant merchant, UUID refundId) {
        return refunds.find(merchant, refundId);
    }

    Uni<Page<Refund>> page(InMerchant merchant, String state, UUID before, int limit) {
        return refunds.page(merchant, state, before, limit);
    }

    /** Starts a refund's way through WeChat, after its value has left where it was. */
    public Uni<Refund> start(InMerchant merchant, UUID refundId) {
        return refunds.find(merchant, refundId).chain(truth::advance);
    }

    private JsonObject args(UUID orderId, RequestRefund wish) {
        return fresh().put("orderId", orderId.toString())
                .put("amountFen", wish.amountFen())
                .put("reason", wish.reason());
    }

    /** The numbers of a new refund; the stored answer of an operation keeps the first ones for ever. */
    public JsonObject fresh() {
        Instant now = clock.instant();
        UUID id = Ids.next();
        return new JsonObject()
                .put("refundId", id.toString())
                .put("outRefundNo", id.toString().replace("-", ""))
                .put("checkDueAt", schedule.next(now, now).toString());
    }

    private Uni<Refund> begin(Operation operation, JsonObject args) {
        return money.call("recharge_refund_request", operation, args)
                .invoke(RefundService::requireBegun)
                .call(begun -> balances.put(operation, begun.figures().getJsonArray("balances")))
                .chain(begun -> start(operation, UUID.fromString(begun.figures().getString("refundId"))));
    }

    private static void requireBegun(Outcome outcome) {
        if (!BEGUN.contains(outcome.word())) {
            outcome.expect("REQUESTED", RechargeProblem.class);
        }
    }
}
