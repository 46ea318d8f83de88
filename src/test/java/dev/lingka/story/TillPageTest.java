package dev.lingka.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.lingka.story.Shop.Holder;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cashier's day in a real browser, by the keyboard alone wherever that is the quickest. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class TillPageTest {

    private Shop shop;
    private Browser browser;
    private TillPage till;
    private Holder holder;

    @BeforeEach
    void open() {
        World world = World.underTest();
        shop = Shop.open(world);
        holder = shop.holder(30_000, 10_000);
        browser = Browser.open();
        till = TillPage.open(world, browser, "cashier@" + shop.code());
    }

    @AfterEach
    void close() {
        browser.close();
        shop.verify();
    }

    @Test
    void aScannedCodeIsRecognisedAndChargedByKeysAlone() {
        till.shoot("ready");

        till.type("38");
        till.type(code());
        assertThat(till.knownCard()).containsText("¥400.00");
        till.shoot("card");
        till.pay();

        assertThat(till.standing("paid")).containsText("¥38.00");
        assertThat(till.standing("paid")).containsText("¥362.00");
        till.shoot("paid");
        till.press("Enter");
        till.charge("12.50", anotherCode());
        assertThat(till.standing("paid")).containsText("¥349.50");
        assertThat(till.complaints()).isEmpty();
    }

    @Test
    void aScannerMayTypeIntoTheAmount() {
        till.type(code());

        assertThat(till.knownCard()).containsText("¥400.00");
        till.type("38");
        assertThat(till.standing("paid")).containsText("¥38.00");
    }

    @Test
    void whatTheCardLacksIsPaidInCash() {
        till.openShift("100");

        till.charge("450", code());
        assertThat(till.standing("refused")).containsText("没有扣款");
        till.shoot("refused");
        till.press("Enter");
        till.press("Enter");

        assertThat(till.standing("paid")).containsText("¥450.00");
        till.press("Enter");
        till.press("F8");
        till.field("数一数抽屉里的现金").fill("149");
        till.button("交班").click();
        Locator closed = till.standing("shift");
        assertThat(closed).containsText("¥150.00");
        assertThat(closed).containsText("少了 ¥1.00");
        till.shoot("shift");
        assertThat(till.complaints()).isEmpty();
    }

    @Test
    void whatWasSplitBeforeTheScanStays() {
        till.openShift("0");
        till.page().locator("#amount").fill("50");
        till.press("F2");
        till.field("储值金额").fill("30");
        till.field("现金金额").fill("20");
        till.page().locator("#card").focus();

        till.type(code());
        assertThat(till.knownCard()).isVisible();
        till.pay();

        assertThat(till.standing("paid")).containsText("¥50.00");
        assertThat(balance()).isEqualTo(37_000);
    }

    @Test
    void whatIsScannedWhileTheButtonHasTheFocusIsAnotherCard() {
        Holder next = shop.holder(5_000, 0);
        till.type("38");
        till.type(code());
        assertThat(till.knownCard()).containsText("¥400.00");

        till.type(next.phone().codes().get(0));
        assertThat(till.knownCard()).containsText("¥50.00");
        till.pay();

        assertThat(till.standing("paid")).containsText("¥12.00");
        assertThat(balance()).isEqualTo(40_000);
    }

    @Test
    void aScannerThatIsQuickerThanTheEnterLosesNoAmount() {
        till.page().keyboard().type("38");
        till.type(code());

        assertThat(till.knownCard()).containsText("¥400.00");
        till.pay();
        assertThat(till.standing("paid")).containsText("¥38.00");
    }

    @Test
    void aSaleWithoutAMemberNeedsNoCard() {
        till.openShift("0");

        till.press("F3");
        till.page().locator("#amount").fill("25");
        till.button("收款 ¥25.00").click();

        assertThat(till.standing("paid")).containsText("¥25.00");
    }

    @Test
    void aChargeByPhoneWaitsForTheMember() {
        till.type("38");
        till.type(holder.phone().number());
        assertThat(till.knownCard()).containsText("顾客要在手机上确认");
        till.pay();
        assertThat(till.standing("waiting")).containsText("¥38.00");
        till.shoot("waiting");

        confirm();

        assertThat(till.standing("paid")).containsText("¥38.00");
        assertThat(till.complaints()).isEmpty();
    }

    @Test
    void aQuestionOutlivesAReload() {
        till.charge("38", holder.phone().number());
        assertThat(till.standing("waiting")).isVisible();

        till.signIn("cashier@" + shop.code());
        assertThat(till.standing("waiting")).containsText("¥38.00");
        confirm();

        assertThat(till.standing("paid")).containsText("¥38.00");
    }

    @Test
    void aQuestionThatIsCancelledTakesNothing() {
        till.charge("38", holder.phone().number());
        assertThat(till.standing("waiting")).isVisible();

        till.button("取消这笔").click();

        assertThat(till.standing("refused")).containsText("已取消。没有扣款。");
        assertThat(balance()).isEqualTo(40_000);
    }

    @Test
    void aLostAnswerIsAskedForAgainAndNothingIsPaidTwice() {
        AtomicInteger sent = new AtomicInteger();
        till.page().route("**/api/v1/staff/charges", route -> loseTheAnswer(route, sent));

        till.charge("38", code());
        assertThat(till.standing("unknown")).containsText("¥38.00");
        till.shoot("unknown");
        till.page().unroute("**/api/v1/staff/charges");
        till.signIn("cashier@" + shop.code());

        assertThat(till.standing("paid")).containsText("¥38.00");
        assertThat(sent.get()).isPositive();
        assertThat(balance()).isEqualTo(36_200);
    }

    @Test
    void whatAnotherCashierLeftOpenIsTheirs() {
        till.page().route("**/api/v1/staff/charges", Route::abort);
        till.charge("38", code());
        assertThat(till.standing("unknown")).isVisible();
        till.page().unroute("**/api/v1/staff/charges");

        till.signIn("manager@" + shop.code());

        assertThat(till.standing("foreign")).containsText("cashier 有一笔没弄清楚");
        till.shoot("foreign");
        till.press("F6");
        assertThat(till.page().getByText("今天还没有。")).isVisible();
        till.press("F1");
        till.button("流水看过了，放下").click();
        till.button("确定放下 ¥38.00").click();
        till.charge("12", anotherCode());
        assertThat(till.standing("paid")).containsText("¥12.00");
        assertThat(balance()).isEqualTo(38_800);
    }

    @Test
    void nothingSecretIsKeptInTheBrowser() {
        till.charge("38", code());
        assertThat(till.standing("paid")).isVisible();

        Object kept = till.page().evaluate("JSON.stringify([localStorage, sessionStorage, location.href])");

        assertThat((String) kept).doesNotContain("eyJ", "code=").contains("lingka.till.store");
    }

    @Test
    void whatIsBroughtBackIsRefunded() {
        till.charge("38", code());
        assertThat(till.standing("paid")).isVisible();
        till.press("Enter");
        till.press("F6");
        till.shoot("sales");
        till.page().locator("[data-test=sale] button").first().click();
        till.field("退多少").fill("8");
        till.field("为什么").fill("茶凉了");
        till.shoot("refund");

        till.button("退款 ¥8.00").click();

        assertThat(till.standing("refunded")).containsText("¥8.00");
        assertThat(balance()).isEqualTo(37_000);
        till.button("好").click();
        assertThat(till.page().locator("[data-test=sale]").first()).containsText("¥8.00");
        assertThat(till.complaints()).isEmpty();
    }

    @Test
    void moneyAtTheCounterIsOnTheCardAtOnce() {
        till.openShift("0");
        till.press("F7");
        till.type(holder.phone().number());
        till.field("其他金额").last().fill("100");
        till.shoot("recharge");

        till.button("收款并充值 ¥100.00").click();

        assertThat(till.standing("recharged")).containsText("¥100.00");
        assertThat(balance()).isGreaterThanOrEqualTo(50_000);
        assertThat(till.complaints()).isEmpty();
    }

    @Test
    void aCardThatIsNotThereIsSaid() {
        till.type("38");
        till.type("13000000000");

        assertThat(till.page().locator("#card-trouble")).containsText("NOT_FOUND");
        assertThat(till.knownCard()).not().isVisible();
        till.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        till.shoot("not-found-dark");
        till.page().setViewportSize(800, 1280);
        till.shoot("tablet");
        assertThat(till.complaints()).isEmpty();
    }

    @Test
    void whoIsNotOnTheStaffIsToldSo() {
        till.page().context().clearCookies();
        TillPage stranger = TillPage.strange(World.underTest(), browser, "nobody@" + shop.code());

        assertThat(stranger.page().getByText("收银台打不开")).isVisible();
    }

    private String code() {
        return holder.phone().codes().get(0);
    }

    /** A code pays once: the next minute's is as good. */
    private String anotherCode() {
        return holder.phone().codes().get(1);
    }

    private void confirm() {
        String request = holder.phone()
                .app()
                .get("/api/v1/member/charge-requests?waitSeconds=10")
                .expect(200)
                .at("/items/0/id")
                .asText();
        holder.phone()
                .app()
                .move("/api/v1/member/charge-requests/" + request + "/confirmation", Map.of())
                .expect(200);
    }

    private long balance() {
        return holder.phone()
                .app()
                .get("/api/v1/member/card/balance")
                .expect(200)
                .at("/totalFen")
                .asLong();
    }

    /** The server has done it, and the till never hears of it. */
    private static void loseTheAnswer(Route route, AtomicInteger sent) {
        if (sent.incrementAndGet() == 1) {
            route.fetch();
        }
        route.abort();
    }
}
