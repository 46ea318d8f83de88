package dev.lingka.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The phone in a real browser, from the scanned code on; the till is played over HTTP. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class PhonePageTest {

    private static final long QUARTER_OF_AN_HOUR = 15 * 60 * 1_000L;

    private World world;
    private Shop shop;
    private Browser browser;
    private PhonePage phone;

    @BeforeEach
    void open() {
        world = World.underTest();
        shop = Shop.open(world);
        browser = Browser.open();
        phone = PhonePage.open(world, browser);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void theStoryOfACardIsPlayedOnThePhone() {
        phone.scan(shop);
        assertThat(phone.page().locator("#app")).containsText("老街茶馆");
        assertThat(phone.page().locator("#app")).containsText("老街店");
        phone.shoot("join");
        phone.join();
        assertThat(phone.balance()).hasText("¥0.00");

        phone.link("储值").click();
        Locator offer = phone.page().getByRole(AriaRole.RADIO).first();
        offer.click();
        phone.shoot("recharge");
        phone.button("支付").click();
        phone.button("付款 Pay").click();
        assertThat(phone.outcome()).hasText("到账了");
        phone.page().goBack();
        assertThat(phone.balance()).not().hasText("¥0.00");
        long charged = fen(phone.balance().innerText());
        phone.shoot("card");

        phone.button("付款码").click();
        assertThat(phone.code()).isVisible();
        phone.shoot("code");
        Exchange sale = shop.till("till-1").move("/api/v1/staff/charges", charge(3_800));
        assertThat(sale.status()).isEqualTo(201);
        assertThat(phone.text("已付")).isVisible();
        assertThat(phone.text("¥38.00")).isVisible();
        phone.page().goBack();
        assertThat(phone.balance()).hasText(yuan(charged - 3_800));

        phone.link("明细").click();
        assertThat(phone.page().locator("[data-test=happening]").first()).containsText("−¥38.00");
        phone.shoot("history");
        phone.page().goBack();
        phone.link("我的").click();
        assertThat(phone.orders()).hasCount(1);
        phone.shoot("me");
        phone.button("退款").click();
        phone.page().getByText("确定", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(phone.text("退回 ¥")).isVisible();
        phone.page().goBack();
        // Of the ¥20.00 the part that belongs to what was spent stays: 38 of 100.
        assertThat(phone.balance()).hasText("¥7.60");
        assertThat(phone.complaints()).isEmpty();
        shop.verify();
    }

    @Test
    void whoIsAMemberGoesStraightToTheCard() {
        phone.scan(shop);
        phone.join();

        phone.scan(shop);

        assertThat(phone.text("欢迎来到老街店")).isVisible();
        assertThat(phone.balance()).isVisible();
        phone.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        phone.shoot("card-dark");
        phone.link("储值").click();
        phone.shoot("recharge-dark");
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    void anotherMerchantSeesNothingOfIt() {
        phone.scan(shop);
        phone.join();

        phone.page().navigate("about:blank");
        shop = Shop.open(world);
        phone.page().navigate(world.address() + "/m/");
        phone.scan(shop);

        assertThat(phone.button("用手机号领卡")).isVisible();
        phone.join();
        assertThat(phone.balance()).hasText("¥0.00");
        phone.link("明细").click();
        assertThat(phone.text("还没有记录。")).isVisible();
    }

    @Test
    void aChargeThatWaitsComesUpOnThePhone() {
        Shop.Holder holder = shop.holder(100_000, 0);
        phone.handTo(holder.phone());
        phone.scan(shop);
        assertThat(phone.balance()).hasText("¥1,000.00");
        Exchange asked = shop.till("till-1")
                .move(
                        "/api/v1/staff/charges",
                        Map.of("cardCode", holder.phone().codes().get(0), "totalFen", 60_000));
        assertThat(asked.status()).isEqualTo(202);

        assertThat(phone.page().getByRole(AriaRole.DIALOG)).containsText("¥600.00");
        phone.shoot("confirm");
        phone.button("支付 ¥600.00").click();

        assertThat(phone.text("已付 ¥600.00")).isVisible();
        assertThat(phone.balance()).hasText("¥400.00");
        assertThat(phone.complaints()).isEmpty();
        shop.verify();
    }

    @Test
    void whoKeepsThePhoneNumberIsNotPestered() {
        phone.scan(shop);
        phone.button("用手机号领卡").click();
        phone.button("拒绝 Refuse").click();

        assertThat(phone.text("没有手机号就领不了卡")).isVisible();
        assertThat(phone.button("用手机号领卡")).isEnabled();
    }

    @Test
    void theCodeWorksWithoutANetworkForAQuarterOfAnHour() {
        phone.scan(shop);
        phone.join();
        phone.button("付款码").click();
        String first = phone.code().innerText();

        phone.page().context().setOffline(true);
        phone.page().context().clock().install();
        phone.page().context().clock().fastForward(QUARTER_OF_AN_HOUR);

        assertThat(phone.code()).not().hasText(first);
        assertThat(phone.text("没有网络，付款码照样能用。")).isVisible();
    }

    @Test
    void aSecondTapAndALostAnswerPayOnce() {
        phone.scan(shop);
        phone.join();
        phone.link("储值").click();
        phone.page().getByRole(AriaRole.RADIO).first().click();
        AtomicInteger sent = new AtomicInteger();
        phone.page().route("**/api/v1/member/recharge-orders", route -> loseTheFirstAnswer(route, sent));

        phone.button("支付").dblclick();
        phone.button("付款 Pay").click();

        assertThat(phone.outcome()).hasText("到账了");
        assertThat(sent.get()).isEqualTo(2);
        phone.page().unroute("**/api/v1/member/recharge-orders");
        phone.page().goBack();
        phone.link("我的").click();
        assertThat(phone.orders()).hasCount(1);
        shop.verify();
    }

    @Test
    void whatIsCancelledIsNotPaid() {
        phone.scan(shop);
        phone.join();
        phone.link("储值").click();
        phone.page().getByRole(AriaRole.RADIO).first().click();
        phone.button("支付").click();
        phone.button("取消 Cancel").click();

        assertThat(phone.outcome()).hasText("没有付款。");
    }

    private Map<String, Object> charge(long fen) {
        return Map.of("cardCode", phone.code().innerText().replace(" ", ""), "totalFen", fen);
    }

    /** The server has done it, and the phone never hears of it. */
    private static void loseTheFirstAnswer(Route route, AtomicInteger sent) {
        if (!"POST".equals(route.request().method()) || sent.incrementAndGet() > 1) {
            route.resume();
            return;
        }
        route.fetch();
        route.abort();
    }

    private static long fen(String yuan) {
        return Long.parseLong(yuan.replaceAll("[^0-9]", ""));
    }

    private static String yuan(long fen) {
        return "¥%,d.%02d".formatted(fen / 100, fen % 100);
    }
}
