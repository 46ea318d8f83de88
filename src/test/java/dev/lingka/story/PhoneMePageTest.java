package dev.lingka.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The phone's pages of history, stores and oneself in a real browser, by a member who holds money. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@EnabledIfSystemProperty(named = "phone", matches = "true|", disabledReason = "on demand: -Dphone")
class PhoneMePageTest {

    private static final Path PICTURES = Path.of("target", "pictures");
    /** Signing in for the first time takes a while on a machine that does other things too. */
    private static final double PATIENCE_MILLIS = 20_000;

    private static final double LATITUDE = 31.2304;
    private static final double LONGITUDE = 121.4737;

    private final List<String> complaints = new ArrayList<>();
    private World world;
    private Shop shop;
    private Browser browser;
    private Page phone;
    private Shop.Holder holder;

    @BeforeEach
    void open() {
        world = World.underTest();
        shop = Shop.open(world);
        browser = Browser.open();
        phone = browser.page();
        phone.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                complaints.add(message.text());
            }
        });
        phone.onPageError(complaints::add);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void whatWasBoughtIsToldWithItsReceiptAndTheSumAddsUp() throws IOException {
        hold(3_400, 26_600);
        Exchange sale = buy();
        shop.cashier()
                .move(
                        "/api/v1/staff/sales/" + sale.at("/sale/id").asText() + "/refunds",
                        Map.of("amountFen", 800, "reason", "凉了"))
                .expect(201);

        link("明细").click();
        Locator charge =
                phone.locator("[data-test=happening]").filter(new Locator.FilterOptions().setHasText("龙井 · 老街店"));
        assertThat(charge).containsText("−¥38.00");
        assertThat(charge).containsText("本金 ¥34.00，赠金 ¥4.00；余额 ¥262.00");
        shoot("history-sales");
        charge.click();
        assertThat(phone.locator("[data-test=total]")).hasText("¥38.00");
        assertThat(phone.locator("[data-test=refunds]")).containsText("¥8.00 · 已退回");
        assertThat(phone.locator("[data-test=receipt]")).containsText("合计 ¥38.00");
        shoot("sale");
        phone.goBack();

        link("对账单").click();
        assertThat(phone.locator("[data-test=sum]")).containsText("¥0.00 + ¥308.00 − ¥38.00 = ¥270.00");
        shoot("statement");
        Download file = phone.waitForDownload(() -> button("对账单").click());
        assertThat(file.suggestedFilename()).matches("statement-\\d{4}-\\d{2}\\.xlsx");
        assertThat(Files.readString(file.path(), StandardCharsets.ISO_8859_1)).startsWith("PK");
        assertThat(complaints).isEmpty();
    }

    @Test
    void storesTellHowFarTheyAreWhenTheyAreAskedAndMay() {
        shop.owner()
                .post(
                        "/api/v1/staff/stores",
                        Map.of(
                                "code", "south",
                                "name", "南门店",
                                "address", "南门路 8 号",
                                "phone", "021-5555 1234",
                                "latitude", LATITUDE,
                                "longitude", LONGITUDE,
                                "openingHours", "9:00–22:00"))
                .expect(201);
        hold(100, 0);
        link("门店").click();
        assertThat(stores()).hasCount(2);

        button("哪家离我近？").click();
        assertThat(phone.getByText("没有您的位置")).isVisible();
        phone.reload();
        assertThat(phone.getByText("没有您的位置")).isVisible();
        BrowserContext context = phone.context();
        context.grantPermissions(List.of("geolocation"));
        context.setGeolocation(new Geolocation(LATITUDE + 0.01, LONGITUDE));
        button("再问一次").click();

        assertThat(stores().first()).containsText("南门店");
        assertThat(stores().first()).containsText("约 1.1 km");
        shoot("stores");
    }

    @Test
    void aMemberTellsOfThemselvesAndTakesTheirDataAlong() throws IOException {
        hold(100, 0);
        link("我的").click();
        shoot("me-links");

        link("个人资料").click();
        phone.locator("#nickname input").fill("阿茶");
        button("保存").click();
        assertThat(phone.getByText("已保存")).isVisible();
        shoot("profile");
        phone.goBack();
        assertThat(link("个人资料")).containsText("阿茶");

        link("授权与同意").click();
        button("同意").click();
        assertThat(phone.locator("[data-test=marketing]")).hasText("您同意接收");
        button("撤回").click();
        assertThat(phone.locator("[data-test=marketing]")).hasText("您没有同意接收");
        shoot("consents");
        phone.goBack();

        link("我的数据").click();
        shoot("data");
        Download file = phone.waitForDownload(() -> button("下载文件").click());
        assertThat(Files.readString(file.path())).contains(holder.phone().number(), "阿茶");
        assertThat(complaints).isEmpty();
    }

    @Test
    void aNewNumberAndAnOldCardAreBroughtIn() {
        hold(100, 0);
        String plastic = shop.plastic(5_000, 0, "1234");
        link("我的").click();
        link("手机号").click();
        shoot("phone-number");
        String before = phone.locator("[data-test=phone]").innerText();
        holder.phone().phoneCodeAfterMoving();
        button("用微信里的号码").click();
        phone.getByText("允许 Allow").click();
        assertThat(phone.getByText("手机号已更新。")).isVisible();
        assertThat(phone.locator("[data-test=phone]")).not().hasText(before);
        phone.goBack();

        link("绑定实体卡").click();
        phone.locator("#number input").fill(plastic);
        phone.locator("#pin input").fill("1234");
        shoot("plastic");
        button("绑定").click();

        assertThat(phone.getByText("转入本金 ¥50.00")).isVisible();
        assertThat(holder.phone().totalFen()).isEqualTo(5_100);
        assertThat(complaints).isEmpty();
        shop.verify();
    }

    @Test
    void aLostCardStops() {
        hold(100, 0);
        link("我的").click();
        link("挂失").click();
        shoot("loss");

        button("挂失").click();
        phone.getByText("确定", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(phone.getByText("已挂失")).isVisible();
        assertThat(holder.phone().app().get("/api/v1/member/card").text("status"))
                .isEqualTo("lost");
    }

    @Test
    void whoHoldsMoneyIsToldWhatBecomesOfItAndWhoHoldsNoneMayLeave() {
        hold(100, 0);
        link("我的").click();
        link("注销").click();
        assertThat(phone.getByText("先处理余额，才能注销")).isVisible();
        assertThat(button("注销并删除我的资料")).hasAttribute("aria-disabled", "true");
        shoot("leave-owed");
        buy(100);
        phone.goBack();
        link("注销").click();
        assertThat(phone.getByText("卡里没有钱，可以注销。")).isVisible();
        shoot("leave");

        button("注销并删除我的资料").click();
        phone.getByText("确定", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(phone.getByText("还没有卡")).isVisible();
        assertThat(phone.evaluate("() => Object.keys(localStorage).filter(name => name.startsWith('lingka.'))"))
                .isEqualTo(List.of());
        assertThat(holder.phone().app().get("/api/v1/member/card").text("status"))
                .isEqualTo("closed");
    }

    /** Somebody with money on their card takes the phone and scans the code in the store. */
    private void hold(long principalFen, long bonusFen) {
        holder = shop.holder(principalFen, bonusFen);
        phone.navigate(world.address() + "/m/");
        assertThat(phone.getByText("还没有卡")).isVisible();
        // The newcomer who holds a phone at first is kept when WeChat has made them; whoever came before is forgotten.
        phone.waitForFunction("() => localStorage.getItem('lingka.demo.person')");
        phone.evaluate(
                "id => localStorage.setItem('lingka.demo.person', JSON.stringify(id))",
                holder.phone().userId());
        phone.reload();
        assertThat(phone.getByText("还没有卡")).isVisible();
        phone.locator("#demo-picture").setInputFiles(new FilePayload("code.jpg", "image/jpeg", shop.miniProgramCode()));
        assertThat(phone.locator("[data-test=balance]"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
    }

    private Exchange buy() {
        return buy(3_800);
    }

    private Exchange buy(long fen) {
        return shop.till("till-1")
                .move(
                        "/api/v1/staff/charges",
                        Map.of(
                                "cardCode", holder.phone().codes().get(0),
                                "totalFen", fen,
                                "lines", List.of(Map.of("name", "龙井", "quantity", 1, "amountFen", fen))))
                .expect(201);
    }

    private Locator stores() {
        return phone.locator("[data-test=store]");
    }

    private Locator button(String text) {
        return phone.locator("uni-button")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
    }

    private Locator link(String text) {
        return phone.getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
    }

    /** In both lights, at the phone's own size, and whether everybody can use it. */
    private void shoot(String name) {
        phone.setViewportSize(375, 812);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            phone.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            String picture = scheme == ColorScheme.DARK ? name + "-dark" : name;
            complaints.addAll(Accessibility.seriousFindings(phone, picture));
            phone.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve("phone-" + picture + ".png"))
                    .setFullPage(true));
        }
        phone.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        phone.setViewportSize(1280, 900);
    }
}
