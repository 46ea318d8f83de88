package dev.lingka.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.story.Mailroom;
import dev.lingka.story.Shop;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several at work at once: each message goes out once, and nobody waits behind a flood. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class DeliveryRaceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PENDING =
            "select count(*) from message_delivery d join merchant m on m.id = d.merchant_id"
                    + " where m.code = ? and d.state = 'pending'";
    private static final String SENT = "select count(*) from message_delivery d join merchant m on m.id = d.merchant_id"
            + " where m.code = ? and d.state = 'sent' and d.attempts = 1";

    @Inject
    DeliveryWorker worker;

    private Mailroom mail;

    @BeforeEach
    void open() throws SQLException {
        mail = Mailroom.open();
    }

    @AfterEach
    void close() throws SQLException {
        mail.close();
    }

    @Test
    void twoAtOnceSendEachMessageOnce() throws Exception {
        Shop.Holder member = mail.member();
        mail.flood(member.memberId(), 400, "sms");

        CompletableFuture<Void> one = drain();
        CompletableFuture<Void> other = drain();
        one.join();
        other.join();
        awaitNonePending(mail);

        assertThat(mail.count(SENT, mail.shop().code())).isEqualTo(400);
        assertThat(smsOf(member)).isEqualTo(400);
    }

    /** Whoever froze past the lease comes back, and its word counts for nothing. */
    @Test
    void aLeaseThatRanOutIsSomebodyElses() throws Exception {
        Shop.Holder member = mail.member();
        UUID frozen = UUID.randomUUID();
        List<String> claimed = new ArrayList<>();
        List<String> planned = new ArrayList<>();
        mail.together(() -> {
            planned.add(mail.plan(member.memberId(), "sms"));
            claimed.addAll(claim(mail, frozen, 1000, "{}"));
        });
        String message = planned.get(0);
        assertThat(claimed).contains(message);

        drain().join();
        awaitNonePending(mail);

        assertThat(smsOf(member)).isEqualTo(1);
        try (Statement statement = mail.database().createStatement();
                ResultSet row = statement.executeQuery(
                        """
                        select message_delivery_mark(jsonb_build_array(jsonb_build_object('merchant', d.merchant_id,
                            'month', d.month, 'message', d.message_id, 'place', d.place, 'channel', d.channel,
                            'token', '%s', 'state', 'failed', 'reason', 'FROZEN')))
                          from message_delivery d where d.message_id = '%s'"""
                                .formatted(frozen, message))) {
            row.next();
            assertThat(row.getInt(1)).isZero();
        }
        assertThat(mail.trail(message)).containsExactly("sms sent");
    }

    /** Of a claim of 100 each of two merchants gets its share, and what one leaves over is the other's. */
    @Test
    void aClaimIsSharedBetweenMerchants() throws Exception {
        try (Mailroom small = Mailroom.open()) {
            Shop.Holder member = mail.member();
            Shop.Holder few = small.member();
            List<String> claimed = new ArrayList<>();
            small.together(() -> {
                small.flood(few.memberId(), 3, "sms");
                small.floodOf(mail, member.memberId(), 500, "sms");
                claimed.addAll(claim(small, UUID.randomUUID(), 100, "{}"));
            });

            assertThat(claimed).hasSize(100);
            assertThat(small.count(
                            "select count(*) from message_delivery d join merchant m on m.id = d.merchant_id"
                                    + " where m.code = ? and d.lease_token is not null",
                            small.shop().code()))
                    .isEqualTo(3);
        }
    }

    /** Ten a second with twenty at once: twenty now, and hardly any more at once. */
    @Test
    void aMerchantsRateIsKept() throws Exception {
        Shop.Holder member = mail.member();
        List<Long> own = new ArrayList<>();
        String rates = "{\"sms\": {\"rate\": 10, \"burst\": 20}}";
        mail.together(() -> {
            mail.flood(member.memberId(), 100, "sms");
            own.add(mail.ofShop(claim(mail, UUID.randomUUID(), 1000, rates)));
            own.add(mail.ofShop(claim(mail, UUID.randomUUID(), 1000, rates)));
        });

        assertThat(own.get(0)).isEqualTo(20);
        assertThat(own.get(1)).isLessThan(10);
    }

    /** The flood is bounded by its merchant's rate; the small one's message does not wait for its end. */
    @Test
    void aFloodSlowsNobodyElse() throws Exception {
        try (Mailroom small = Mailroom.open()) {
            Shop.Holder member = small.member();
            mail.flood(mail.member().memberId(), 2000, "sms");

            String message = small.plan(member.memberId(), "sms");
            awaitNonePending(small);

            assertThat(small.trail(message)).containsExactly("sms sent");
            assertThat(mail.count(PENDING, mail.shop().code())).isGreaterThan(500);
            mail.drop();
        }
    }

    private CompletableFuture<Void> drain() {
        return worker.drain().subscribeAsCompletionStage();
    }

    private static void awaitNonePending(Mailroom mail) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (mail.count(PENDING, mail.shop().code()) > 0) {
            assertThat(System.nanoTime()).as("all were sent").isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    /** Ids of the messages of all merchants that were claimed, with a lease that is over at once. */
    private static List<String> claim(Mailroom mail, UUID token, int limit, String rates) throws SQLException {
        try (Statement statement = mail.database().createStatement();
                ResultSet rows = statement.executeQuery(
                        "select message_id from message_delivery_claim(%d, interval '1 millisecond', '%s', '%s')"
                                .formatted(limit, token, rates))) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    private long smsOf(Shop.Holder member) {
        return mail.world()
                .wechat()
                .get("/control/letters?kind=sms&to=" + member.phone().number())
                .expect(200)
                .json()
                .size();
    }
}
