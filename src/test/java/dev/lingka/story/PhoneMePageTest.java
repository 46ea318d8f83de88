package dev.lingka.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Geolocation;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The phone's pages of history, stores and oneself in a real browser, by a member who holds money. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class PhoneMePageTest {

    private static final double LATITUDE = 31.2304;
    private static final double LONGITUDE = 121.4737;

    private World world;
    private Shop shop;
    private Browser browser;
    private PhonePage phone;
    private Shop.Holder holder;

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
    void whatWasBoughtIsToldWithItsReceiptAndTheSumAddsUp() throws IOException {
        hold(3_400, 26_600);
        Exchange sale = buy();
        shop.cashier()
                .move(
                        "/api/v1/staff/sales/" + sale.at("/sale/id").asText() + "/refunds",
                        Map.of("amountFen", 800, "reason", "凉了"))
                .expect(201);

        phone.link("明细").click();
        Locator charge = phone.page()
                .locator("[data-test=happening]")
                .filter(new Locator.FilterOptions().setHasText("龙井 · 老街店"));
        assertThat(charge).containsText("−¥38.00");
        assertThat(charge).containsText("本金 ¥34.00，赠金 ¥4.00；余额 ¥262.00");
        shoot("history-sales");
        charge.click();
        assertThat(phone.page().locator("[data-test=total]")).hasText("¥38.00");
        assertThat(phone.page().locator("[data-test=refunds]")).containsText("¥8.00 · 已退回");
        assertThat(phone.page().locator("[data-test=receipt]")).containsText("合计 ¥38.00");
        shoot("sale");
        phone.page().goBack();

        phone.link("对账单").click();
        assertThat(phone.page().locator("[data-test=sum]")).containsText("¥0.00 + ¥308.00 − ¥38.00 = ¥270.00");
        shoot("statement");
        Download file = phone.page().waitForDownload(() -> phone.button("对账单").click());
        assertThat(file.suggestedFilename()).matches("statement-\\d{4}-\\d{2}\\.xlsx");
        assertThat(Files.readString(file.path(), StandardCharsets.ISO_8859_1)).startsWith("PK");
        assertThat(phone.complaints()).isEmpty();
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
        phone.link("门店").click();
        assertThat(stores()).hasCount(2);

        phone.button("哪家离我近？").click();
        assertThat(phone.text("没有您的位置")).isVisible();
        phone.page().reload();
        assertThat(phone.text("没有您的位置")).isVisible();
        BrowserContext context = phone.page().context();
        context.grantPermissions(List.of("geolocation"));
        context.setGeolocation(new Geolocation(LATITUDE + 0.01, LONGITUDE));
        phone.button("再问一次").click();

        assertThat(stores().first()).containsText("南门店");
        assertThat(stores().first()).containsText("约 1.1 km");
        shoot("stores");
    }

    @Test
    void aMemberTellsOfThemselvesAndTakesTheirDataAlong() throws IOException {
        hold(100, 0);
        phone.link("我的").click();
        shoot("me-links");

        phone.link("个人资料").click();
        phone.page().locator("#nickname input").fill("阿茶");
        phone.button("保存").click();
        assertThat(phone.text("已保存")).isVisible();
        shoot("profile");
        phone.page().goBack();
        assertThat(phone.link("个人资料")).containsText("阿茶");

        phone.link("我的同意").click();
        phone.button("同意").click();
        assertThat(phone.page().locator("[data-test=marketing]")).hasText("您同意接收");
        phone.button("撤回").click();
        assertThat(phone.page().locator("[data-test=marketing]")).hasText("您没有同意接收");
        shoot("consents");
        phone.page().goBack();

        phone.link("我的数据").click();
        shoot("data");
        Download file = phone.page().waitForDownload(() -> phone.button("下载文件").click());
        assertThat(Files.readString(file.path())).contains(holder.phone().number(), "阿茶");
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    void aNewNumberAndAnOldCardAreBroughtIn() {
        hold(100, 0);
        String plastic = shop.plastic(5_000, 0, "1234");
        phone.link("我的").click();
        phone.link("手机号").click();
        shoot("phone-number");
        String before = phone.page().locator("[data-test=phone]").innerText();
        holder.phone().phoneCodeAfterMoving();
        phone.button("用微信里的号码").click();
        phone.text("允许 Allow").click();
        assertThat(phone.text("手机号已更新。")).isVisible();
        assertThat(phone.page().locator("[data-test=phone]")).not().hasText(before);
        phone.page().goBack();

        phone.link("绑定实体卡").click();
        phone.page().locator("#number input").fill(plastic);
        phone.page().locator("#pin input").fill("1234");
        shoot("plastic");
        phone.button("绑定").click();

        assertThat(phone.text("转入本金 ¥50.00")).isVisible();
        assertThat(holder.phone().totalFen()).isEqualTo(5_100);
        assertThat(phone.complaints()).isEmpty();
        shop.verify();
    }

    @Test
    void aLostCardStops() {
        hold(100, 0);
        phone.link("我的").click();
        phone.link("挂失").click();
        shoot("loss");

        phone.button("挂失").click();
        phone.page().getByText("确定", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(phone.text("已挂失")).isVisible();
        assertThat(holder.phone().app().get("/api/v1/member/card").text("status"))
                .isEqualTo("lost");
    }

    @Test
    void whoHoldsMoneyIsToldWhatBecomesOfItAndWhoHoldsNoneMayLeave() {
        hold(100, 0);
        phone.link("我的").click();
        phone.link("注销").click();
        assertThat(phone.text("先处理余额，才能注销")).isVisible();
        assertThat(phone.button("注销并删除我的资料")).hasAttribute("aria-disabled", "true");
        shoot("leave-owed");
        buy(100);
        phone.page().goBack();
        phone.link("注销").click();
        assertThat(phone.text("卡里没有钱，可以注销。")).isVisible();
        shoot("leave");

        phone.button("注销并删除我的资料").click();
        phone.page().getByText("确定", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(phone.text("还没有卡")).isVisible();
        assertThat(phone.page().evaluate("() => Object.keys(localStorage).filter(name => name.startsWith('lingka.'))"))
                .isEqualTo(List.of());
        assertThat(holder.phone().app().get("/api/v1/member/card").text("status"))
                .isEqualTo("closed");
    }

    /** Somebody with money on their card takes the phone and scans the code in the store. */
    private void hold(long principalFen, long bonusFen) {
        holder = shop.holder(principalFen, bonusFen);
        phone.handTo(holder.phone());
        phone.scan(shop);
        assertThat(phone.balance()).isVisible();
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
        return phone.page().locator("[data-test=store]");
    }

    /** In both lights. */
    private void shoot(String name) {
        phone.shoot(name);
        phone.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        phone.shoot(name + "-dark");
        phone.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
}
