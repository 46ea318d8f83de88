package dev.lingka.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The phone's messages in a real browser: what came, why it came, and how no more of it comes. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class PhoneMessagesPageTest {

    private static final String LONG = "您的生日月到了，店里给您留了一份心意。".repeat(14);
    private static final String DOT =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private final Superuser database;
    private World world;
    private Shop shop;
    private Browser browser;
    private PhonePage phone;
    private Shop.Holder holder;

    PhoneMessagesPageTest(Superuser database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        world = World.underTest();
        shop = Shop.open(world);
        browser = Browser.open();
        phone = PhonePage.open(world, browser);
        holder = shop.holder(10_000, 0);
        phone.handTo(holder.phone());
        phone.scan(shop);
        assertThat(phone.balance()).isVisible();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    /** A charge of ¥38.00 leaves ¥62.00; the member reads of it, learns why, and it is unread no more. */
    @Test
    void whatWasPaidIsThereToReadOnce() {
        long before = unread();
        shop.till("till-1")
                .move(
                        "/api/v1/staff/charges",
                        Map.of("cardCode", holder.phone().codes().get(0), "totalFen", 3_800))
                .expect(201);
        Messages.awaited(holder.phone(), "card-charged");
        phone.link("我的").click();
        assertThat(phone.link("消息")).containsText((before + 1) + " 条未读");
        phone.link("消息").click();
        Locator charged = messages().filter(new Locator.FilterOptions().setHasText("消费 ¥38.00"));
        assertThat(charged.locator("[data-test=mark]")).hasText("未读");
        phone.shootInBothLights("messages");

        charged.click();

        assertThat(phone.page().locator("[data-test=message]:visible")).containsText("余额 ¥62.00");
        phone.button("为什么收到这条？").click();
        assertThat(phone.page().locator("[data-test=reason]")).containsText("这是服务通知：消费");
        phone.shootInBothLights("message-why");
        phone.page().goBack();
        assertThat(charged).isVisible();
        assertThat(charged.locator("[data-test=mark]")).hasCount(0);
        assertThat(unread()).isEqualTo(before);
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    void aLongWordAPictureAndAFilmThatCannotBeOpened() {
        say("card-charged", LONG, media());
        phone.link("我的").click();
        phone.link("消息").click();
        assertThat(messages().first()).containsText("图片、视频");
        phone.shootInBothLights("messages-long");
        phone.shootInLargeLetters("messages-long");

        messages().first().click();

        assertThat(phone.page().locator("[data-test=message]:visible")).containsText(LONG);
        assertThat(phone.page().locator("uni-image:visible")).isVisible();
        assertThat(phone.page().locator("[data-test=no-media]")).containsText("请在公众号里看");
        phone.shootInBothLights("message-media");
        phone.button("去看看").click();
        assertThat(phone.text("这个页面已经没有了。")).isVisible();
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    void whoHasHeardNothingIsToldWhatComesHere() {
        database.run("update message set inbox = false where member_id = '" + holder.memberId() + "'");
        phone.link("我的").click();
        phone.link("消息").click();

        assertThat(phone.page().locator("[data-test=empty]")).containsText("还没有消息");
        phone.shootInBothLights("messages-empty");
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    void withoutANetworkItSaysSoAndGoesOn() {
        phone.link("我的").click();
        assertThat(phone.link("消息")).isVisible();
        phone.page().locator("#demo-offline").check();
        phone.link("消息").click();
        assertThat(phone.text("网络断了。")).isVisible();
        phone.shoot("messages-offline");

        phone.page().locator("#demo-offline").uncheck();
        phone.button("再试一次").click();

        assertThat(phone.link("消息设置")).isVisible();
    }

    /** On is a consent, and off is an end of it: both hold on the server, and the page says what the server has. */
    @Test
    void offersAreAgreedToAndStoppedAndKindsTurnedOff() {
        phone.link("我的").click();
        phone.link("消息设置").click();
        assertThat(toggle("优惠和活动")).hasAttribute("aria-checked", "false");
        toggle("优惠和活动").click();
        assertThat(toggle("优惠和活动")).hasAttribute("aria-checked", "true");
        assertThat(marketing().path("consented").asBoolean()).isTrue();
        toggle("短信").first().click();
        assertThat(toggle("短信").first()).hasAttribute("aria-checked", "false");
        toggle("充值成功").click();
        assertThat(toggle("充值成功")).hasAttribute("aria-checked", "false");
        phone.shootInBothLights("message-preferences");
        phone.shootInLargeLetters("message-preferences");
        phone.page().reload();
        assertThat(toggle("短信").first()).hasAttribute("aria-checked", "false");
        assertThat(toggle("充值成功")).hasAttribute("aria-checked", "false");

        toggle("优惠和活动").click();

        assertThat(toggle("优惠和活动")).hasAttribute("aria-checked", "false");
        assertThat(marketing().path("allowed").asBoolean()).isFalse();
        assertThat(marketing().at("/channels/sms").asBoolean()).isFalse();
        assertThat(phone.complaints()).isEmpty();
    }

    /** The question comes after a number was taken, WeChat's own after that; once there is a credit, no more. */
    @Test
    void whoTakesANumberIsAskedOnceWhetherWechatMayTell() {
        List.of("lingka-ticket-called-template-of-merchant-0", "lingka-ticket-ahead-template-of-merchant-00")
                .forEach(this::template);
        QueuedShop.open(shop, "messages");
        phone.link("排号").click();
        takeANumber();
        Locator question = phone.page().locator("[data-test=subscribe]:visible");
        assertThat(question).containsText("快叫到您时，用微信告诉您？");
        phone.shootInBothLights("subscribe");

        phone.button("好，告诉我").click();
        phone.text("允许 Allow").click();

        assertThat(question).hasCount(0);
        Story.until(() -> credits() == 2, "one credit for each template");
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    void whoRechargedIsAskedAboutTheirBalance() {
        template("lingka-recharge-paid-template-of-merchant-0");
        phone.link("储值").click();
        phone.page().getByRole(AriaRole.RADIO).first().click();
        phone.button("支付").click();
        phone.button("付款 Pay").click();
        assertThat(phone.outcome()).hasText("到账了");
        assertThat(phone.page().locator("[data-test=subscribe]:visible")).containsText("余额有变动时，用微信告诉您？");
        phone.shootInBothLights("subscribe-recharge");

        phone.button("好，告诉我").click();
        phone.text("允许 Allow").click();

        Story.until(() -> credits() == 1, "one credit");
        assertThat(phone.complaints()).isEmpty();
    }

    private long credits() {
        return database.number(
                "select coalesce(sum(credits), 0) from subscribe_credit where member_id = '" + holder.memberId() + "'");
    }

    @Test
    void whoSaysNoIsLeftInPeace() {
        QueuedShop.open(shop, "messages");
        phone.link("排号").click();
        takeANumber();
        phone.button("不用了").click();
        phone.button("取消这个号").click();
        phone.button("取消 A001").click();
        phone.button("重新取号").click();
        takeANumber();

        assertThat(phone.page().locator("[data-test=number]:visible")).isVisible();
        assertThat(phone.page().locator("[data-test=subscribe]")).hasCount(0);
    }

    private void template(String id) {
        world.wechat()
                .post(
                        "/control/apps/" + shop.wechat().path("appid").asText() + "/templates",
                        Map.of("templateId", id, "title", "叫号 " + id.substring(7, 20), "fields", List.of("thing1")))
                .expect(200);
    }

    private void takeANumber() {
        phone.page()
                .getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName("2 位").setExact(true))
                .click();
        phone.button("取号 · 2 位").click();
    }

    @Test
    void itSpeaksEnglish() {
        say("card-charged", "A word of ours", Messages.JSON.createArrayNode());
        phone.page().addInitScript("Object.defineProperty(navigator, 'language', {get: () => 'en-GB'})");
        phone.page().reload();
        phone.link("Me").click();
        phone.link("Messages").click();
        phone.shootInBothLights("messages-en");
        messages().first().click();
        phone.button("Why did I get this?").click();
        assertThat(phone.page().locator("[data-test=reason]")).containsText("Want no more of these?");
        phone.shootInBothLights("message-why-en");
        phone.link("Message settings").click();
        assertThat(toggle("News and offers")).isVisible();
        phone.shootInBothLights("message-preferences-en");
        assertThat(phone.complaints()).isEmpty();
    }

    private Locator messages() {
        return phone.page().locator("[data-test=message]:visible");
    }

    private Locator toggle(String name) {
        return phone.page().getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName(name));
    }

    private long unread() {
        return holder.phone()
                .app()
                .get("/api/v1/member/messages")
                .expect(200)
                .at("/unread")
                .asLong();
    }

    private JsonNode marketing() {
        return holder.phone()
                .app()
                .get("/api/v1/member/message-preferences")
                .expect(200)
                .at("/marketing");
    }

    private static ArrayNode media() {
        ArrayNode media = Messages.JSON.createArrayNode();
        media.addObject().put("type", "picture").put("url", DOT).put("title", "店里的桂花");
        media.addObject().put("type", "video").put("mediaId", "m-1").put("title", "一分钟");
        return media;
    }

    /** As a campaign of the merchant would. */
    private void say(String kind, String text, ArrayNode media) {
        ObjectNode message = Messages.JSON.createObjectNode();
        message.put("key", "test:" + holder.memberId()).put("memberId", holder.memberId());
        message.put("class", "transactional")
                .put("kind", kind)
                .put("source", "test")
                .put("page", "pages/nowhere/at-all");
        message.putObject("title").put("zh", "给您的话").put("en", "A word for you");
        message.putObject("text").put("zh", text).put("en", text);
        message.set("media", media);
        message.putArray("channels");
        database.run("select message_plan((select merchant_id from member where id = '" + holder.memberId() + "'), '["
                + message + "]')");
    }
}
