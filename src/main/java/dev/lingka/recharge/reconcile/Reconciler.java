package dev.lingka.recharge.reconcile;

import dev.lingka.recharge.CheckSchedule;
import dev.lingka.recharge.OrderTruth;
import dev.lingka.recharge.RechargeConfig;
import dev.lingka.recharge.RechargeService;
import dev.lingka.recharge.refund.RefundService;
import dev.lingka.recharge.refund.RefundTruth;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/**
 * Asks WeChat about open orders and refunds until their state is final. Any number of replicas may run it: each claims
 * its own rows, and what a replica did not finish is claimed again when its lease is over.
 */
@ApplicationScoped
public class Reconciler {

    private final CheckRepository checks;
    private final RechargeService recharges;
    private final RefundService refunds;
    private final OrderTruth orderTruth;
    private final RefundTruth refundTruth;
    private final CheckSchedule schedule;
    private final RechargeConfig config;
    private final MeterRegistry meters;
    private final Clock clock;

    Reconciler(
            CheckRepository checks,
            RechargeService recharges,
            RefundService refunds,
            OrderTruth orderTruth,
            RefundTruth refundTruth,
            CheckSchedule schedule,
            RechargeConfig config,
            MeterRegistry meters,
            Clock clock) {
        this.checks = checks;
        this.recharges = recharges;
        this.refunds = refunds;
        this.orderTruth = orderTruth;
        this.refundTruth = refundTruth;
        this.schedule = schedule;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return drain(config.checkRounds());
    }

    /** Asks about all that is due now, in at most this many batches. */
    public Uni<Void> drain(int rounds) {
        return checks.claim()
                .call(this::askAll)
                .chain(batch ->
                        batch.isEmpty() || rounds == 1 ? Uni.createFrom().voidItem() : drain(rounds - 1));
    }

    /** One after the other: they share a database session, and WeChat is asked gently. */
    private Uni<Void> askAll(List<Check> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(this::ask)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> ask(Check check) {
        meters.counter("lingka_recharge_checks", "kind", check.kind()).increment();
        return (check.isOrder() ? askOrder(check) : askRefund(check))
                .onFailure()
                .invoke(failure -> Log.errorf(
                        failure,
                        "event=check_failed merchant=%d kind=%s id=%s",
                        check.merchantId(),
                        check.kind(),
                        check.id()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> askOrder(Check check) {
        return recharges.find(check, check.id()).chain(order -> orderTruth
                .ask(order)
                .eventually(() -> checks.done(
                        check, schedule.next(order.createdAt(), clock.instant(), order.expiresAt()), null)));
    }

    private Uni<Void> askRefund(Check check) {
        return refunds.find(check, check.id())
                .chain(refund -> refundTruth
                        .ask(refund)
                        .call(error -> checks.done(check, schedule.next(refund.requestedAt(), clock.instant()), error)))
                .replaceWithVoid();
    }
}
