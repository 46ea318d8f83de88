package dev.lingka.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Geolocation;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue on the phones of those who wait, in real browsers; the host is played over HTTP. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class PhoneQueueTest {

    /** A function of its own: the browser's driver would call one that is left over at the end. */
    private static final String COUNT_BUZZES =
            "() => { window.buzzes = 0; navigator.vibrate = () => ++window.buzzes > 0; }";

    private World world;
    private Shop shop;
    private QueuedShop host;
    private Browser browser;
    private PhonePage phone;

    @BeforeEach
    void open() {
        world = World.underTest();
        shop = Shop.open(world);
        host = QueuedShop.open(shop);
        browser = Browser.open();
        phone = newPhone();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void aGuestWhoScannedTakesANumberIsCalledAndSeated() {
        arriveAsGuest(phone);
        assertThat(lines(phone)).hasCount(2);
        assertThat(lines(phone).first()).containsText("小桌");
        assertThat(lines(phone).first()).containsText("没有人在等 · 还说不准");
        assertThat(test(phone, "tabs").locator("[role=link]")).hasCount(2);
        phone.shootInBothLights("queue");
        key(phone, "2 位").click();
        phone.button("加备注").click();
        phone.page().locator("#note input").fill("宝宝椅");
        phone.shootInBothLights("queue-taking");
        phone.button("取号 · 2 位").click();

        assertThat(number(phone)).hasText("A001");
        assertThat(test(phone, "ahead")).hasText("下一个就是您");
        assertThat(phone.text("宝宝椅")).isVisible();
        phone.shootInBothLights("queue-next");
        assertThat(host.call("small").expect(200).text("number")).isEqualTo("A001");

        assertThat(test(phone, "called")).hasText("到您了");
        assertThat(number(phone)).hasText("A001");
        assertThat(test(phone, "where")).containsText("老街店");
        phone.shootInBothLights("queue-called");
        phone.page().reload();
        assertThat(test(phone, "called")).isVisible();
        host.step(host.ticket("A001"), "seating", Map.of()).expect(200);
        assertThat(test(phone, "over")).containsText("已入座");
        phone.shootInBothLights("queue-seated");
        phone.button("好的").click();
        assertThat(key(phone, "2 位")).isVisible();
        assertThat(phone.complaints()).isEmpty();
    }

    /** A guest has no page of their own: what was told stands behind a line of the queue's page, in either language. */
    @Test
    void aGuestReadsWhatWasToldOfTheirNumber() {
        shop = Shop.open(world);
        host = QueuedShop.open(shop, "messages");
        arriveAsGuest(phone);
        assertThat(phone.link("消息")).isVisible();
        assertThat(phone.link("消息")).not().containsText("未读");
        key(phone, "2 位").click();
        phone.button("取号 · 2 位").click();
        phone.button("不用了").click();
        assertThat(host.call("small").expect(200).text("number")).isEqualTo("A001");
        assertThat(test(phone, "called")).isVisible();
        Story.until(() -> told("ticket-called") == 1, "the call is told");
        host.step(host.ticket("A001"), "seating", Map.of()).expect(200);
        assertThat(test(phone, "over")).containsText("已入座");

        assertThat(phone.link("消息")).containsText("1 条未读");
        shootAsAPhoneOfToday("queue-guest-inbox");
        phone.link("消息").click();
        assertThat(test(phone, "message")).hasCount(1);
        test(phone, "message").click();
        assertThat(test(phone, "message")).containsText("A001");
        phone.page().goBack();
        phone.page().goBack();
        assertThat(phone.link("消息")).not().containsText("未读");
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    void whoComesSecondMovesUpWhenTheFirstIsCalledAndAPhoneBuzzesOnce() {
        PhonePage second = newPhone();
        takeAtTheDoor(phone, "1 位");
        takeAtTheDoor(second, "2 位");
        assertThat(number(second)).hasText("A002");
        assertThat(test(second, "ahead")).hasText("前面 1 桌");
        second.shootInBothLights("queue-waiting");

        host.call("small").expect(200);

        assertThat(test(phone, "called")).isVisible();
        assertThat(test(second, "ahead")).hasText("下一个就是您");
        assertThat(buzzes(phone)).isEqualTo(1);
        assertThat(buzzes(second)).isZero();
        host.step(host.ticket("A001"), "skip").expect(200);
        assertThat(test(phone, "skipped")).isVisible();
        assertThat(test(phone, "ahead")).hasText("前面 1 桌");
        phone.shootInBothLights("queue-skipped");
        host.call("small").expect(200);
        host.call("small").expect(200);
        assertThat(test(second, "called")).isVisible();
        assertThat(test(phone, "called")).isVisible();
        assertThat(buzzes(phone)).isEqualTo(2);
        assertThat(buzzes(second)).isEqualTo(1);
        host.step(host.ticket("A001"), "skip").expect(200);
        assertThat(test(phone, "over")).containsText("过号了");
        phone.shootInBothLights("queue-missed");
        assertThat(phone.complaints()).isEmpty();
        assertThat(second.complaints()).isEmpty();
    }

    @Test
    void whatIsKnownStaysWithoutANetworkAndIsCaughtUpAfterwards() {
        host.walkIn(2);
        takeAtTheDoor(phone, "2 位");
        assertThat(test(phone, "ahead")).hasText("前面 1 桌");
        phone.page().context().setOffline(true);
        assertThat(test(phone, "age")).containsText("不到 1 分钟前");
        assertThat(test(phone, "ahead")).hasText("前面 1 桌");
        phone.shootInBothLights("queue-away");

        host.call("small").expect(200);
        phone.page().context().setOffline(false);

        assertThat(test(phone, "ahead")).hasText("下一个就是您");
        assertThat(test(phone, "age")).isHidden();
    }

    @Test
    void whoIsFarAwayTellsTheirPlaceOnceAndSaysWhenTheyAreHere() {
        phone.handTo(shop.holder().phone());
        phone.scan(shop);
        assertThat(phone.balance()).isVisible();
        // Opened from the list of mini-programs: nobody scanned anything.
        phone.page().reload();
        phone.link("排号").click();
        key(phone, "2 位").click();
        assertThat(phone.text("位置只用这一次")).isVisible();
        phone.button("用我的位置取号").click();
        assertThat(phone.text("没有您的位置")).isVisible();
        phone.shootInBothLights("queue-no-place");

        stand(0.2);
        phone.button("还是用我的位置").click();
        phone.button("用我的位置取号").click();
        assertThat(phone.page().locator("uni-page-body [role=alert]")).containsText("TOO_FAR");
        phone.shootInBothLights("queue-too-far");
        stand(0.01);
        phone.button("用我的位置取号").click();
        assertThat(number(phone)).hasText("A001");
        assertThat(test(phone, "next")).containsText("我到了");
        phone.shootInBothLights("queue-remote");

        stand(0);
        phone.button("我到了").click();

        assertThat(phone.text("店里知道您到了。")).isVisible();
        assertThat(host.call("small").expect(200).text("number")).isEqualTo("A001");
        assertThat(test(phone, "called")).isVisible();
    }

    @Test
    void aNumberIsGivenUpAfterAQuestion() {
        takeAtTheDoor(phone, "2 位");
        phone.button("取消这个号").click();
        assertThat(phone.page().getByRole(AriaRole.DIALOG)).containsText("取消 A001？");
        phone.shootInBothLights("queue-cancel");
        phone.button("继续等").click();
        assertThat(number(phone)).hasText("A001");
        phone.button("取消这个号").click();
        phone.button("取消 A001").click();

        assertThat(test(phone, "over")).containsText("这个号取消了");
        phone.button("重新取号").click();
        key(phone, "4 位").click();
        phone.button("取号 · 4 位").click();
        assertThat(number(phone)).hasText("B001");
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    void aLineThatPausesSaysWhyAndWhatIsNotAnsweredIsAskedForAgain() {
        Map<String, String> words =
                Map.of("zh", "厨房忙不过来，半小时后再开，请先在附近逛逛，谢谢您的耐心", "en", "The kitchen is full: half an hour, please");
        host.host()
                .move(host.desk("/lines/small/pause"), Map.of("message", words))
                .expect(200);
        arriveAsGuest(phone);
        assertThat(lines(phone).first()).containsText("厨房忙不过来");
        key(phone, "2 位").click();
        assertThat(phone.button("取号 · 2 位")).hasAttribute("aria-disabled", "true");
        phone.shootInBothLights("queue-paused");

        phone.page().route("**/api/v1/member/queues/*", Route::abort);
        phone.page().reload();
        assertThat(phone.text("网络断了。")).isVisible();
        phone.shootInBothLights("queue-error");
        phone.page().unroute("**/api/v1/member/queues/*");
        phone.button("再试一次").click();
        assertThat(lines(phone)).hasCount(2);
    }

    @Test
    void itIsAllThereInEnglishAndInLargeLetters() {
        host.walkIn(2);
        phone.page().addInitScript("Object.defineProperty(navigator, 'language', {get: () => 'en-GB'})");
        phone.page().reload();
        phone.scan(shop);
        phone.button("Just take a queue number").click();
        assertThat(lines(phone).first()).containsText("1 waiting · not known yet");
        key(phone, "2 people").click();
        assertThat(phone.link("Messages")).isVisible();
        phone.shootInBothLights("queue-en");
        phone.shootInLargeLetters("queue-en");
        phone.button("Take a number · 2 people").click();
        assertThat(test(phone, "ahead")).hasText("1 ahead of you");
        phone.shootInBothLights("queue-waiting-en");
        phone.shootInLargeLetters("queue-waiting-en");
        host.call("small").expect(200);
        host.call("small").expect(200);
        assertThat(test(phone, "called")).hasText("It is your turn");
        phone.shootInBothLights("queue-called-en");
        phone.shootInLargeLetters("queue-called-en");
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    void aShopWithoutAQueueHasNoTabForIt() {
        shop = Shop.open(world);
        Perks.publishPointsAlone(shop);
        phone.handTo(shop.holder().phone());
        phone.scan(shop);
        assertThat(phone.link("积分")).isVisible();

        assertThat(test(phone, "tabs").locator("[role=link]")).hasCount(3);
        assertThat(test(phone, "tabs")).not().containsText("排号");
    }

    private PhonePage newPhone() {
        PhonePage opened = PhonePage.open(world, browser);
        opened.page().addInitScript("(" + COUNT_BUZZES + ")()");
        opened.page().evaluate(COUNT_BUZZES);
        return opened;
    }

    private void arriveAsGuest(PhonePage by) {
        by.scan(shop);
        by.button("不领卡，只排号").click();
        assertThat(lines(by)).hasCount(2);
    }

    private void takeAtTheDoor(PhonePage by, String people) {
        arriveAsGuest(by);
        key(by, people).click();
        by.button("取号 · " + people).click();
        assertThat(number(by)).isVisible();
    }

    /** So many degrees north of the store: one is 111 km. */
    private void stand(double degrees) {
        BrowserContext context = phone.page().context();
        context.grantPermissions(List.of("geolocation"));
        context.setGeolocation(new Geolocation(QueuedShop.LATITUDE + degrees, QueuedShop.LONGITUDE));
    }

    private int told(String kind) {
        return shop.owner()
                .get("/api/v1/staff/messages?kind=" + kind)
                .expect(200)
                .at("/items")
                .size();
    }

    /** 390 × 844, the size that most people hold. */
    private void shootAsAPhoneOfToday(String name) {
        phone.page().setViewportSize(390, 844);
        phone.page()
                .screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                        .setPath(Path.of("target", "pictures", "phone-" + name + "-390.png")));
        phone.page().setViewportSize(1280, 900);
    }

    private static int buzzes(PhonePage of) {
        return (Integer) of.page().evaluate("() => window.buzzes");
    }

    private static Locator lines(PhonePage of) {
        return test(of, "line");
    }

    private static Locator number(PhonePage of) {
        return test(of, "number");
    }

    private static Locator key(PhonePage of, String name) {
        return of.page()
                .getByRole(
                        AriaRole.RADIO,
                        new com.microsoft.playwright.Page.GetByRoleOptions()
                                .setName(name)
                                .setExact(true));
    }

    private static Locator test(PhonePage of, String name) {
        return of.page().locator("[data-test=" + name + "]:visible");
    }
}
