package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The official account's channels, customer-service messages, and what WeChat tells of each afterwards. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class MessageChannelsTest {

    private Mailroom mail;

    @BeforeEach
    void open() throws SQLException {
        mail = Mailroom.open();
        mail.withOfficialAccount();
    }

    @AfterEach
    void close() throws SQLException {
        mail.close();
    }

    /** The second request carries the same client id: WeChat sends one, and tells of it. */
    @Test
    void aTemplateMessageIsOneWhateverBecomesOfTheAnswer() throws Exception {
        Shop.Holder follower = follower();
        mail.fault(Map.of("match", "POST /cgi-bin/message/template/send", "mode", "drop_after_effect", "times", 1));

        String message = mail.plan(templateMessage(follower));
        mail.settle(message);

        Story.until(() -> fate(message).equals("delivered template"), "WeChat tells that it arrived");
        assertThat(official("template")).isEqualTo(1);
    }

    @Test
    void whoDoesNotFollowGetsNoTemplateMessage() throws Exception {
        Shop.Holder follower = follower();
        mail.world()
                .wechat()
                .post(
                        "/control/users/" + follower.phone().userId() + "/unfollow",
                        Map.of("appid", mail.keys("officialAppid")))
                .expect(200);
        Shop.Holder stranger = mail.member();

        String left = mail.plan(templateMessage(follower));
        String never = mail.plan(templateMessage(stranger));
        mail.settle(left);
        mail.settle(never);

        assertThat(mail.trail(left)).containsExactly("template suppressed NOT_FOLLOWING");
        assertThat(mail.trail(never)).containsExactly("template suppressed NOT_FOLLOWING");
    }

    /** Three people, one request; asked again after a lost answer, WeChat knows it. */
    @Test
    void aMassMessageGoesOnceToAllWhoAreToldTheSame() throws Exception {
        List<Shop.Holder> followers = List.of(follower(), follower(), follower());
        mail.fault(Map.of("match", "POST /cgi-bin/message/mass/send", "mode", "drop_after_effect", "times", 1));

        List<String> messages = new ArrayList<>();
        mail.together(() -> {
            for (Shop.Holder follower : followers) {
                messages.add(mail.plan(mail.message(follower.memberId(), "transactional", "mass")));
            }
        });
        messages.forEach(mail::settle);

        for (String message : messages) {
            Story.until(() -> fate(message).equals("delivered mass"), "WeChat tells that it is done");
        }
        assertThat(official("mass")).isEqualTo(3);
    }

    @Test
    void oneAloneIsNoMass() throws Exception {
        String message = mail.plan(mail.message(follower().memberId(), "transactional", "mass", "sms"));
        mail.settle(message);

        assertThat(mail.trail(message)).containsExactly("mass failed ALONE", "sms sent");
    }

    @Test
    void aCustomerServiceMessageAnswersAWord() throws Exception {
        mail.pushes("appid");
        Shop.Holder member = mail.member();
        String unasked = mail.plan(member.memberId(), "service");
        mail.settle(unasked);
        says(member);

        String answer = mail.plan(member.memberId(), "service");
        mail.settle(answer);

        assertThat(mail.trail(unasked)).containsExactly("service suppressed WINDOW_OVER");
        assertThat(mail.trail(answer)).containsExactly("service sent");
    }

    /** The 48 hours are WeChat's to count: a word that we took for newer than it was is refused. */
    @Test
    void aClosedWindowIsNoFault() throws Exception {
        Shop.Holder follower = follower();
        mail.fault(
                Map.of("match", "POST /cgi-bin/message/custom/send", "mode", "errcode", "errcode", 45015, "times", 1));

        String message = mail.plan(follower.memberId(), "service");
        mail.settle(message);

        assertThat(mail.trail(message)).containsExactly("service suppressed WINDOW_OVER");
    }

    /**
     * With a link to the page, and one to stop it: no address, but what comes after those of the approved template. A
     * link that leads nowhere is never sent: WeChat, that has none, is asked again.
     */
    @Test
    void marketingBySmsSaysWhereItLeadsAndHowToStopIt() throws Exception {
        mail.withoutQuietHours();
        Shop.Holder member = mail.member();
        mail.fault(Map.of("match", "POST /wxa/generate_urllink", "mode", "errcode", "errcode", 45009, "times", 1));

        String message = mail.plan(offer(member, "sms"));
        mail.settle(message);

        assertThat(mail.trail(message)).containsExactly("sms sent");
        JsonNode parameters =
                mail.letters("sms", member.phone().number()).get(0).at("/content/parameters");
        assertThat(parameters.path("text").asText()).isEqualTo("消费 12.30 元");
        assertThat(parameters.path("link").asText()).matches("[0-9A-Za-z]{8,}");
        assertThat(parameters.path("out").asText() + parameters.path("more").asText())
                .matches("[0-9]+~[0-9A-Za-z_-]{38}");
    }

    /** One line for the page, one with the person's own link. */
    @Test
    void marketingByCustomerServiceSaysHowToStopIt() throws Exception {
        mail.withoutQuietHours();
        mail.pushes("appid");
        Shop.Holder member = mail.member();
        says(member);

        String message = mail.plan(offer(member, "service"));
        mail.settle(message);

        assertThat(mail.trail(message)).containsExactly("service sent");
        assertThat(words("service", "appid"))
                .singleElement()
                .asString()
                .matches("余额变动\n消费 12.30 元\nhttps://wxaurl\\.cn/[0-9A-Za-z]{8,}"
                        + "\n退订：http://[^\n]+/o/[0-9]+~[0-9A-Za-z_-]{38}");
    }

    /** The same words go to many, so that they say where it is stopped. */
    @Test
    void aMassMessageSaysWhereItIsStopped() throws Exception {
        mail.withoutQuietHours();
        List<Shop.Holder> followers = List.of(follower(), follower());

        List<String> messages = new ArrayList<>();
        for (Shop.Holder follower : followers) {
            consent(follower);
        }
        mail.together(() -> {
            for (Shop.Holder follower : followers) {
                messages.add(mail.plan(wish(follower, "mass")));
            }
        });
        messages.forEach(mail::settle);

        assertThat(words("mass", "officialAppid")).hasSize(2).allSatisfy(words -> assertThat(words)
                .matches("余额变动\n消费 12.30 元\nhttps://wxaurl\\.cn/[0-9A-Za-z]{8,}" + "\n退订：小程序“我的”里的“消息设置”"));
    }

    /** WeChat's word may come before our own mark is written, and after it. */
    @Test
    void whatWechatTellsOfASubscribeMessageCounts() throws Exception {
        mail.pushes("appid");
        Shop.Holder member = mail.member();
        mail.accepts(member, 1);

        String message = mail.plan(member.memberId(), "subscribe");
        mail.settle(message);

        Story.until(() -> fate(message).equals("delivered subscribe"), "WeChat tells that it arrived");
    }

    private String fate(String message) {
        try {
            return mail.fate(message);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode templateMessage(Shop.Holder member) {
        ObjectNode message = mail.message(member.memberId(), "transactional", "template");
        message.withObject("/templates/template")
                .put("template", mail.template(mail.keys("officialAppid"), "[\"keyword1\"]"))
                .putObject("fields")
                .put("keyword1", "12.30 元");
        return message;
    }

    /** Marketing with a page, to somebody who agrees to it from now on. */
    private ObjectNode offer(Shop.Holder member, String channel) {
        consent(member);
        return wish(member, channel);
    }

    private ObjectNode wish(Shop.Holder member, String channel) {
        ObjectNode offer = mail.message(member.memberId(), "marketing", channel);
        offer.put("page", "pages/join/join");
        offer.remove("templates");
        return offer;
    }

    private static void consent(Shop.Holder member) {
        member.phone()
                .app()
                .post("/api/v1/member/consents", Map.of("document", "marketing", "version", "2026-01", "granted", true))
                .expect(200);
    }

    /** The member writes to the mini-program, and we heard it. */
    private void says(Shop.Holder member) {
        mail.writes(member, "还有位子吗");
        Story.until(
                () -> mail.count("select count(*) from service_word where member_id = ?::uuid", member.memberId()) == 1,
                "the word was heard");
    }

    /** A member who follows the official account, which we know. */
    private Shop.Holder follower() {
        Shop.Holder member = mail.member();
        member.phone().follow(mail.keys("officialAppid"));
        Story.until(
                () -> mail.count(
                                "select count(*) from service_word where member_id = ?::uuid and app = 'official_account'",
                                member.memberId())
                        == 1,
                "the follower is known");
        return member;
    }

    /** How many letters of that kind left the official account. */
    private long official(String kind) {
        return letters(kind, "officialAppid").size();
    }

    /** What letters of that kind say that left one of the merchant's apps. */
    private List<String> words(String kind, String app) {
        return letters(kind, app).stream()
                .map(letter -> letter.at("/content/content").asText())
                .toList();
    }

    private List<JsonNode> letters(String kind, String app) {
        List<JsonNode> ours = new ArrayList<>();
        for (JsonNode letter : mail.world()
                .wechat()
                .get("/control/letters?kind=" + kind)
                .expect(200)
                .json()) {
            if (letter.path("appid").asText().equals(mail.keys(app))) {
                ours.add(letter);
            }
        }
        return ours;
    }
}
