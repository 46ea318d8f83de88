package dev.lingka.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The phone in a real browser, from the scanned code on; the till is played over HTTP. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@EnabledIfSystemProperty(named = "phone", matches = "true|", disabledReason = "on demand: -Dphone")
class PhonePageTest {

    private static final long QUARTER_OF_AN_HOUR = 15 * 60 * 1_000L;
    private static final Path PICTURES = Path.of("target", "pictures");

    private World world;
    private Shop shop;
    private Browser browser;
    private Page phone;
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void open() {
        world = World.underTest();
        shop = Shop.open(world);
        browser = Browser.open();
        phone = newPhone();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void theStoryOfACardIsPlayedOnThePhone() {
        scan();
        assertThat(phone.locator("#app")).containsText("老街茶馆");
        assertThat(phone.locator("#app")).containsText("老街店");
        shoot("join");
        joinCard();
        assertThat(balance()).hasText("¥0.00");

        link("储值").click();
        Locator offer = phone.getByRole(AriaRole.RADIO).first();
        offer.click();
        shoot("recharge");
        button("支付").click();
        button("付款 Pay").click();
        assertThat(phone.locator("[data-test=outcome]")).hasText("到账了");
        phone.goBack();
        assertThat(balance()).not().hasText("¥0.00");
        long charged = fen(balance().innerText());
        shoot("card");

        button("付款码").click();
        assertThat(code()).isVisible();
        shoot("code");
        Exchange sale = shop.till("till-1").move("/api/v1/staff/charges", charge(3_800));
        assertThat(sale.status()).isEqualTo(201);
        assertThat(phone.getByText("已付")).isVisible();
        assertThat(phone.getByText("¥38.00")).isVisible();
        phone.goBack();
        assertThat(balance()).hasText(yuan(charged - 3_800));

        link("明细").click();
        assertThat(phone.locator("[data-test=happening]").first()).containsText("−¥38.00");
        shoot("history");
        phone.goBack();
        link("我的").click();
        assertThat(phone.locator("[data-test=order]")).hasCount(1);
        shoot("me");
        button("退款").click();
        phone.getByText("确定", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(phone.getByText("退回 ¥")).isVisible();
        phone.goBack();
        // Of the ¥20.00 the part that belongs to what was spent stays: 38 of 100.
        assertThat(balance()).hasText("¥7.60");
        assertThat(complaints).isEmpty();
        shop.verify();
    }

    @Test
    void whoIsAMemberGoesStraightToTheCard() {
        scan();
        joinCard();

        scan();

        assertThat(phone.getByText("欢迎来到老街店")).isVisible();
        assertThat(balance()).isVisible();
        phone.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        shoot("card-dark");
        link("储值").click();
        shoot("recharge-dark");
        assertThat(complaints).isEmpty();
    }

    @Test
    void anotherMerchantSeesNothingOfIt() {
        scan();
        joinCard();

        phone.navigate("about:blank");
        shop = Shop.open(world);
        phone.navigate(world.address() + "/m/");
        scan();

        assertThat(button("用手机号领卡")).isVisible();
        joinCard();
        assertThat(balance()).hasText("¥0.00");
        link("明细").click();
        assertThat(phone.getByText("还没有记录。")).isVisible();
    }

    @Test
    void aChargeThatWaitsComesUpOnThePhone() {
        Shop.Holder holder = shop.holder(100_000, 0);
        handTo(holder.phone());
        scan();
        assertThat(balance()).hasText("¥1,000.00");
        Exchange asked = shop.till("till-1")
                .move(
                        "/api/v1/staff/charges",
                        Map.of("cardCode", holder.phone().codes().get(0), "totalFen", 60_000));
        assertThat(asked.status()).isEqualTo(202);

        assertThat(phone.getByRole(AriaRole.DIALOG)).containsText("¥600.00");
        shoot("confirm");
        button("支付 ¥600.00").click();

        assertThat(phone.getByText("已付 ¥600.00")).isVisible();
        assertThat(balance()).hasText("¥400.00");
        assertThat(complaints).isEmpty();
        shop.verify();
    }

    @Test
    void whoKeepsThePhoneNumberIsNotPestered() {
        scan();
        button("用手机号领卡").click();
        button("拒绝 Refuse").click();

        assertThat(phone.getByText("没有手机号就领不了卡")).isVisible();
        assertThat(button("用手机号领卡")).isEnabled();
    }

    @Test
    void theCodeWorksWithoutANetworkForAQuarterOfAnHour() {
        scan();
        joinCard();
        button("付款码").click();
        String first = code().innerText();

        phone.context().setOffline(true);
        phone.context().clock().install();
        phone.context().clock().fastForward(QUARTER_OF_AN_HOUR);

        assertThat(code()).not().hasText(first);
        assertThat(phone.getByText("没有网络，付款码照样能用。")).isVisible();
    }

    @Test
    void aSecondTapAndALostAnswerPayOnce() {
        scan();
        joinCard();
        link("储值").click();
        phone.getByRole(AriaRole.RADIO).first().click();
        AtomicInteger sent = new AtomicInteger();
        phone.route("**/api/v1/member/recharge-orders", route -> loseTheFirstAnswer(route, sent));

        button("支付").dblclick();
        button("付款 Pay").click();

        assertThat(phone.locator("[data-test=outcome]")).hasText("到账了");
        assertThat(sent.get()).isEqualTo(2);
        phone.unroute("**/api/v1/member/recharge-orders");
        phone.goBack();
        link("我的").click();
        assertThat(phone.locator("[data-test=order]")).hasCount(1);
        shop.verify();
    }

    @Test
    void whatIsCancelledIsNotPaid() {
        scan();
        joinCard();
        link("储值").click();
        phone.getByRole(AriaRole.RADIO).first().click();
        button("支付").click();
        button("取消 Cancel").click();

        assertThat(phone.locator("[data-test=outcome]")).hasText("没有付款。");
    }

    private Page newPhone() {
        Page page = browser.page();
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(world.address() + "/m/");
        assertThat(page.getByText("还没有卡")).isVisible();
        return page;
    }

    /** A picture of the code that hangs in the store. */
    private void scan() {
        phone.locator("#demo-picture").setInputFiles(new FilePayload("code.jpg", "image/jpeg", shop.miniProgramCode()));
    }

    /** It is somebody else's phone from the start on. */
    private void handTo(Phone person) {
        phone.evaluate("id => localStorage.setItem('lingka.demo.person', JSON.stringify(id))", person.userId());
        phone.reload();
        assertThat(phone.getByText("还没有卡")).isVisible();
    }

    private void joinCard() {
        button("用手机号领卡").click();
        button("允许 Allow").click();
        assertThat(balance()).isVisible();
    }

    private Map<String, Object> charge(long fen) {
        return Map.of("cardCode", code().innerText().replace(" ", ""), "totalFen", fen);
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

    private Locator balance() {
        return phone.locator("[data-test=balance]");
    }

    private Locator code() {
        return phone.locator("[data-test=code]");
    }

    private Locator button(String text) {
        return phone.locator("uni-button, button")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
    }

    private Locator link(String text) {
        return phone.getByRole(AriaRole.LINK).filter(new Locator.FilterOptions().setHasText(text));
    }

    /** What the phone shows, at its own size, and whether everybody can use it. */
    private void shoot(String name) {
        phone.setViewportSize(375, 812);
        complaints.addAll(Accessibility.seriousFindings(phone, name));
        phone.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("phone-" + name + ".png")));
        phone.setViewportSize(1280, 900);
    }

    private static long fen(String yuan) {
        return Long.parseLong(yuan.replaceAll("[^0-9]", ""));
    }

    private static String yuan(long fen) {
        return "¥%,d.%02d".formatted(fen / 100, fen % 100);
    }
}
