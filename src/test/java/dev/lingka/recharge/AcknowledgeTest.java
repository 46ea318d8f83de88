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
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/**
 * WeChat may be answered only after the commit. The transaction is killed between the two; what was acknowledged and
 * is not in the ledger is lost, because WeChat will not send it again.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class AcknowledgeTest {

    private final AgroalDataSource database;
    private final List<PaymentNoticeHandler> handlers;
    private final Till till;

    AcknowledgeTest(AgroalDataSource database, @All List<PaymentNoticeHandler> handlers, Till till) {
        this.database = database;
        this.handlers = handlers;
        this.till = till;
    }

    @Test
    void nothingIsLostWhenTheTransactionDiesBeforeItsCommit() throws SQLException {
        assertThat(lost(handlers.get(0))).isZero();
    }

    @Test
    void acknowledgingBeforeTheCommitLosesThePaymentAndTurnsLostRed() throws SQLException {
        assertThat(lost(new AcknowledgesFirst(handlers.get(0)))).isEqualTo(1);
    }

    /** The broken variant: answers at once and lets the settlement run. */
    private record AcknowledgesFirst(PaymentNoticeHandler real) implements PaymentNoticeHandler {

        @Override
        public Uni<Boolean> paid(PaidNotice notice) {
            real.paid(notice).subscribe().with(done -> {}, failure -> {});
            return Uni.createFrom().item(true);
        }

        @Override
        public Uni<Boolean> refunded(RefundNotice notice) {
            return real.refunded(notice);
        }
    }

    /** Payments that were acknowledged to WeChat and are not in the ledger, after the settling backend was killed. */
    private long lost(PaymentNoticeHandler under) throws SQLException {
        RechargeWorld world = RechargeWorld.open();
        Payer payer = world.payer();
        Purchase purchase = payer.buys(Payer.amount(1_234));
        payer.losesNotices(purchase);
        payer.pays(purchase);
        boolean acknowledged;
        try (Connection blocker = database.getConnection();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("select set_config('app.merchant', id::text, true) from merchant where code = '"
                    + world.code() + "'");
            statement.execute("select from recharge_order where id = '" + purchase.orderId() + "' for update");
            CompletableFuture<Boolean> answer =
                    CompletableFuture.supplyAsync(() -> tell(under, world, purchase), work -> new Thread(work).start());
            Eventually.holds(this::killBlocked, "the settlement waits for the order and is killed");
            acknowledged = acknowledged(answer);
            blocker.rollback();
        }
        return acknowledged && till.principal(world.code(), payer.cardId()) == 0 ? 1 : 0;
    }

    private Boolean tell(PaymentNoticeHandler under, RechargeWorld world, Purchase purchase) {
        String transactionId = WechatLab.get("/control/orders/" + world.mchid() + "/" + purchase.outTradeNo())
                .get("transaction_id")
                .asText();
        int merchantId =
                Integer.parseInt(till.one(world.code(), "select id from merchant where code = ?", world.code()));
        OrderState paid = new OrderState(
                world.wechat().get("appid").asText(),
                world.mchid(),
                purchase.outTradeNo(),
                TradeState.SUCCESS,
                Optional.of(transactionId),
                1_234,
                "CNY",
                Optional.empty(),
                Optional.of(Instant.now()),
                "");
        PaidNotice notice = new PaidNotice(merchantId, UUID.randomUUID().toString(), paid);
        try {
            return VertxContextSupport.subscribeAndAwait(() -> under.paid(notice));
        } catch (Throwable e) {
            throw new CompletionException(e);
        }
    }

    private static boolean acknowledged(CompletableFuture<Boolean> answer) {
        try {
            return answer.join();
        } catch (CompletionException refused) {
            return false;
        }
    }

    /** On a connection of its own: within a transaction the activity is read once and stays as it was. */
    private boolean killBlocked() {
        try (Connection fresh = database.getConnection();
                Statement statement = fresh.createStatement();
                ResultSet killed = statement.executeQuery(
                        """
                select pg_terminate_backend(pid) from pg_stat_activity
                 where wait_event_type = 'Lock' and query like '%recharge_settle%' and pid <> pg_backend_pid()""")) {
            return killed.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
