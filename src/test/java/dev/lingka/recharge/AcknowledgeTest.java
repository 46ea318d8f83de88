package dev.lingka.recharge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.recharge.Payer.Purchase;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatLab;
import dev.lingka.testing.WechatServices;
import dev.lingka.wechat.pay.OrderState;
import dev.lingka.wechat.pay.PaidNotice;
import dev.lingka.wechat.pay.PaymentNoticeHandler;
import dev.lingka.wechat.pay.RefundNotice;
import dev.lingka.wechat.pay.TradeState;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * WeChat may be answered only after the commit. Here the commit itself fails; what was acknowledged and is not in the
 * ledger is lost, because WeChat will not send it again.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class AcknowledgeTest {

    private static final long AMOUNT_FEN = 1_234;

    private final List<PaymentNoticeHandler> handlers; // other tests listen to notices too
    private final FailingCommit commits;
    private final Till till;

    AcknowledgeTest(@All List<PaymentNoticeHandler> handlers, FailingCommit commits, Till till) {
        this.handlers = handlers;
        this.commits = commits;
        this.till = till;
    }

    @Test
    void nothingIsLostWhenTheCommitFails() {
        assertThat(lost(settlement())).isZero();
    }

    @Test
    void acknowledgingBeforeTheCommitLosesThePaymentAndTurnsLostRed() {
        assertThat(lost(new AcknowledgesFirst(settlement(), new CompletableFuture<>())))
                .isEqualTo(AMOUNT_FEN);
    }

    @Test
    void weChatRepeatsTheNoticeOfAFailedCommitAndIsCreditedOnce() {
        RechargeWorld world = RechargeWorld.open();
        Payer payer = world.payer();
        Purchase purchase = payer.buys(Payer.amount(AMOUNT_FEN));

        commits.fail(purchase.orderId());
        payer.pays(purchase);
        Eventually.holds(() -> commits.failed() > 0, "a notice meets the failing commit");
        assertThat(till.principal(world.code(), payer.cardId())).isZero();
        commits.heal();

        payer.awaitState(purchase.orderId(), "paid");
        assertThat(till.principal(world.code(), payer.cardId())).isEqualTo(AMOUNT_FEN);
    }

    private PaymentNoticeHandler settlement() {
        return handlers.stream()
                .filter(handler -> handler.getClass().getPackageName().equals("dev.lingka.recharge.reconcile"))
                .findFirst()
                .orElseThrow();
    }

    /** The broken variant: answers at once and lets the settlement run. */
    private record AcknowledgesFirst(PaymentNoticeHandler real, CompletableFuture<Boolean> settled)
            implements PaymentNoticeHandler {

        @Override
        public Uni<Boolean> paid(PaidNotice notice) {
            real.paid(notice).subscribe().with(settled::complete, settled::completeExceptionally);
            return Uni.createFrom().item(true);
        }

        @Override
        public Uni<Boolean> refunded(RefundNotice notice) {
            return real.refunded(notice);
        }
    }

    /** Fen that were acknowledged to WeChat and are not in the ledger, after the settlement's commit has failed. */
    private long lost(PaymentNoticeHandler under) {
        RechargeWorld world = RechargeWorld.open();
        Payer payer = world.payer();
        Purchase purchase = payer.buys(Payer.amount(AMOUNT_FEN));
        payer.losesNotices(purchase);
        payer.pays(purchase);
        PaidNotice notice = notice(world, purchase);

        commits.fail(purchase.orderId());
        boolean acknowledged = acknowledges(under, notice);
        Eventually.holds(() -> commits.failed() > 0, "the settlement meets the failing commit");
        commits.heal();

        return acknowledged ? AMOUNT_FEN - till.principal(world.code(), payer.cardId()) : 0;
    }

    private PaidNotice notice(RechargeWorld world, Purchase purchase) {
        String transactionId = WechatLab.get("/control/orders/" + world.mchid() + "/" + purchase.outTradeNo())
                .get("transaction_id")
                .asText();
        int merchantId = (int) till.number(world.code(), "select id from merchant where code = ?", world.code());
        OrderState paid = new OrderState(
                world.wechat().get("appid").asText(),
                world.mchid(),
                purchase.outTradeNo(),
                TradeState.SUCCESS,
                Optional.of(transactionId),
                AMOUNT_FEN,
                "CNY",
                Optional.empty(),
                Optional.of(Instant.now()),
                "");
        return new PaidNotice(merchantId, UUID.randomUUID().toString(), paid);
    }

    private static boolean acknowledges(PaymentNoticeHandler under, PaidNotice notice) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> under.paid(notice));
        } catch (Throwable refused) {
            assertThat(refused).hasStackTraceContaining("the commit fails");
            return false;
        }
    }
}
