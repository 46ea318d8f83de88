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
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a member pays with beside money, at the till, by the keyboard. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class TillPerksTest {

    private static final String CHARGES = "**/api/v1/staff/charges";

    private Shop shop;
    private Browser browser;
    private TillPage till;
    private Shop.Holder holder;

    @BeforeEach
    void open() {
        World world = World.underTest();
        shop = Shop.open(world);
        Perks.publish(shop);
        holder = shop.holder(30_000, 0);
        browser = Browser.open();
        till = TillPage.open(world, browser, "cashier@" + shop.code());
    }

    @AfterEach
    void close() {
        browser.close();
        shop.verify();
    }

    @Test
    void theLevelsPriceIsShownAndCharged() {
        Perks.reachSilver(shop, holder);

        scan("38");
        // 95 % of 3,800 fen are 3,610.
        assertThat(test("effect")).hasText("−¥1.90");
        assertThat(test("to-pay")).hasText("¥36.10");
        shoot("price");
        till.pay();

        assertThat(till.standing("paid")).containsText("¥36.10");
        assertThat(till.standing("paid")).containsText("省了 ¥1.90");
        assertThat(till.page().locator(".receipt")).containsText("银卡");
        assertThat(till.complaints()).isEmpty();
    }

    @Test
    void couponAndPointsAreChosenByKeys() {
        Coupons.claim(holder.phone(), "five").expect(201);
        Perks.givePoints(shop, holder, 200);

        scan("38");
        assertThat(test("perks")).containsText("五元券");
        till.press("F4");
        till.press("Space");
        assertThat(test("to-pay")).hasText("¥33.00");
        // 200 points are ¥2; a third of ¥33 would be more.
        till.button("尽量用").click();
        assertThat(test("to-pay")).hasText("¥31.00");
        shoot("perks");
        till.press("F4");
        till.press("Enter");
        till.pay();

        assertThat(till.standing("paid")).containsText("¥31.00");
        assertThat(till.standing("paid")).containsText("用了 200 分，得 31 分");
        shoot("perks-paid");
        assertThat(holder.phone().totalFen()).isEqualTo(26_900);
        assertThat(till.complaints()).isEmpty();
    }

    @Test
    void aCouponThatDoesNotFitIsNamedAndThePriceIsToldWithout() {
        Coupons.claim(holder.phone(), "five").expect(201);

        scan("10");
        till.press("F4");
        till.press("Space");

        assertThat(test("price")).containsText("COUPON_NOT_APPLICABLE");
        assertThat(test("to-pay")).hasText("¥10.00");
        shoot("perks-refused");
    }

    @Test
    void aPriceThatIsTooOldIsAskedForAgainAndTheDifferenceIsTold() {
        Perks.reachSilver(shop, holder);
        scan("38");
        assertThat(test("to-pay")).hasText("¥36.10");
        shop.manager()
                .move(
                        "/api/v1/staff/members/" + holder.memberId() + "/tier-placements",
                        Map.of(
                                "level",
                                "gold",
                                "until",
                                Instant.now().plus(Duration.ofDays(7)).toString(),
                                "reason",
                                "老客人"))
                .expect(201);
        till.page().route(CHARGES, TillPerksTest::lapsed);
        till.pay();

        // 90 % of 3,800 fen are 3,420.
        assertThat(test("changed")).containsText("刚才 ¥36.10，现在 ¥34.20");
        assertThat(test("to-pay")).hasText("¥34.20");
        shoot("price-changed");
        till.page().unroute(CHARGES);
        till.pay();

        assertThat(till.standing("paid")).containsText("¥34.20");
        // ¥300 less ¥120 and ¥34.20.
        assertThat(holder.phone().totalFen()).isEqualTo(14_580);
    }

    @Test
    void aBenefitIsGrantedOnce() {
        Perks.reachSilver(shop, holder);

        scan("38");
        Locator tea = test("benefit");
        assertThat(tea).containsText("剩 2/2");
        tea.getByRole(AriaRole.BUTTON).click();
        shoot("benefit-sure");
        tea.getByRole(AriaRole.BUTTON).click();

        assertThat(test("perks")).containsText("给了：赠茶");
        assertThat(tea).containsText("剩 1/2");
        assertThat(TierProgramme.tier(holder.phone()).at("/benefits/0/used").asInt())
                .isEqualTo(1);
    }

    @Test
    void aCodeIsACouponOrSomethingToHandOver() {
        String coupon = Coupons.claim(holder.phone(), "five").expect(201).text("id");
        String couponCode = holder.phone()
                .app()
                .get("/api/v1/member/coupons/" + coupon)
                .expect(200)
                .text("code");
        Perks.givePoints(shop, holder, 100);
        String giftCode = Redemptions.take(holder.phone(), "mug").expect(201).text("code");

        till.type(giftCode);
        assertThat(test("shown-code")).containsText("老街茶馆纪念马克杯");
        shoot("gift");
        till.press("Enter");
        assertThat(test("shown-code")).containsText("已交付");
        till.press("Enter");

        scan("38");
        till.type(couponCode);
        assertThat(test("shown-code")).containsText("五元券");
        till.press("Enter");
        assertThat(test("to-pay")).hasText("¥33.00");
        till.pay();
        assertThat(till.standing("paid")).containsText("¥33.00");
    }

    /** The amount, and the code of the phone; the price is there before anybody pays. */
    private void scan(String amount) {
        assertThat(till.page().locator("#amount")).isFocused();
        till.type(amount);
        assertThat(till.page().locator("#card")).isFocused();
        till.type(holder.phone().codes().get(1));
        assertThat(till.knownCard()).isVisible();
        assertThat(test("to-pay")).isVisible();
        assertThat(test("perks")).not().isEmpty();
    }

    private Locator test(String name) {
        return till.page().locator("[data-test=" + name + "]");
    }

    private static void lapsed(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(409)
                .setContentType("application/problem+json")
                .setBody("{\"code\": \"QUOTE_LAPSED\", \"detail\": \"这个报价已过时。没有扣款。请重新报价。\"}"));
    }

    /** In both lights, and as a tablet in portrait. */
    private void shoot(String name) {
        till.shoot(name);
        till.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        till.shoot(name + "-dark");
        till.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        till.page().setViewportSize(800, 1280);
        till.shoot(name + "-tablet");
        till.page().setViewportSize(1280, 800);
    }
}
