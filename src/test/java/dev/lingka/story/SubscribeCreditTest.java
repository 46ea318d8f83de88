package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One accept, one send: counted from the phone's word and from WeChat's, and put right by its refusals. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class SubscribeCreditTest {

    private static final String SUBSCRIPTIONS = "/api/v1/member/subscriptions";
    private static final String CREDITS =
            "select coalesce((select credits from subscribe_credit where member_id = ?::uuid), -1)";

    private Mailroom mail;
    private Shop.Holder member;

    @BeforeEach
    void open() throws SQLException {
        mail = Mailroom.open();
        mail.pushes("appid");
        RechargeMessage.put(mail.shop(), mail.template());
        member = mail.member();
    }

    @AfterEach
    void close() throws SQLException {
        mail.close();
    }

    @Test
    void anAcceptThatBothTellOfIsOneCredit() {
        assertThat(wanted("recharge")).containsExactly(mail.template());

        mail.answers(member.phone(), "accept");
        tells("accept");
        awaitMet();

        assertThat(credits()).isEqualTo(1);
        assertThat(wanted("recharge")).containsExactly(mail.template());

        aSecondLater();
        tells("accept");
        mail.answers(member.phone(), "accept");
        awaitMet();

        assertThat(credits()).isEqualTo(2);
        assertThat(wanted("recharge")).isEmpty();
    }

    @Test
    void aMomentAsksForItsOwnTemplates() {
        assertThat(wanted("queue")).isEmpty();
        member.phone().app().get(SUBSCRIPTIONS).refused(400, "INVALID_REQUEST");
        member.phone().app().get(SUBSCRIPTIONS + "?moment=never").refused(400, "INVALID_REQUEST");
    }

    @Test
    void aNoIsNotAskedAgainAtOnceAndTakesNothingBack() {
        mail.answers(member.phone(), "accept");
        await(1);

        mail.answers(member.phone(), "reject");
        Story.until(() -> wanted("recharge").isEmpty(), "the no was heard");

        assertThat(credits()).isEqualTo(1);
    }

    @Test
    void whatIsWithdrawnInTheSettingsIsGone() {
        mail.answers(member.phone(), "accept");
        await(1);

        mail.world()
                .wechat()
                .post(
                        "/control/users/" + member.phone().userId() + "/subscription-settings",
                        Map.of("appid", mail.keys("appid"), "templateIds", List.of(mail.template()), "refused", true))
                .expect(200);

        await(0);
    }

    @Test
    void aSendUsesOneUp() throws Exception {
        mail.accepts(member, 1);
        await(1);
        aSecondLater();
        mail.accepts(member, 1);
        await(2);

        mail.settle(mail.plan(member.memberId(), "subscribe"));

        assertThat(credits()).isEqualTo(1);
    }

    /** The phone's word is no licence: WeChat refuses, and the next message does not even try. */
    @Test
    void aHintThatWasNoneIsPutRight() throws Exception {
        tells("accept");
        tells("accept");
        tells("accept");
        assertThat(credits()).isEqualTo(3);

        String first = mail.plan(member.memberId(), "subscribe");
        mail.settle(first);

        assertThat(mail.trail(first)).containsExactly("subscribe suppressed NO_CREDIT");
        assertThat(credits()).isZero();
        mail.fault(Map.of("match", "POST /cgi-bin/message/subscribe/send", "mode", "errcode", "errcode", 40003));
        String second = mail.plan(member.memberId(), "subscribe");
        mail.settle(second);
        assertThat(mail.trail(second)).containsExactly("subscribe suppressed NO_CREDIT");
    }

    @Test
    void templatesOfNobodyAreLeftOut() {
        String strange = "x".repeat(43);
        member.phone()
                .app()
                .post(SUBSCRIPTIONS, Map.of("results", List.of(Map.of("template", strange, "result", "accept"))))
                .expect(204);

        assertThat(credits()).isEqualTo(-1);
    }

    /** Two equal answers of one second are one push of WeChat's, told twice. */
    private static void aSecondLater() {
        try {
            Thread.sleep(1_100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void tells(String result) {
        member.phone()
                .app()
                .post(SUBSCRIPTIONS, Map.of("results", List.of(Map.of("template", mail.template(), "result", result))))
                .expect(204);
    }

    private List<String> wanted(String moment) {
        return member.phone()
                .app()
                .get(SUBSCRIPTIONS + "?moment=" + moment)
                .expect(200)
                .at("/items")
                .findValuesAsText("template");
    }

    private long credits() {
        return mail.count(CREDITS, member.memberId());
    }

    private void await(long credits) {
        Story.until(() -> credits() == credits, credits + " credits");
    }

    /** Both sides have told. */
    private void awaitMet() {
        Story.until(
                () -> mail.count(
                                "select count(*) from subscribe_credit where member_id = ?::uuid and hinted = 0"
                                        + " and told = 0 and hinted_at is not null and told_at is not null",
                                member.memberId())
                        == 1,
                "the phone's word and WeChat's have met");
    }
}
