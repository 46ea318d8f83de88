package dev.lingka.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Levels, points, the redemption shop and coupons on the member's phone, in a real browser. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class PhonePerksTest {

    private Shop shop;
    private Browser browser;
    private PhonePage phone;
    private Shop.Holder holder;

    @BeforeEach
    void open() {
        World world = World.underTest();
        shop = Shop.open(world);
        browser = Browser.open();
        phone = PhonePage.open(world, browser);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void aMemberSeesWhereTheyStandAndWhatIsMissing() {
        hold(30_000);
        assertThat(perks().locator("[role=link]")).hasCount(4);
        shoot("perks-card");

        phone.link("等级与权益").click();
        assertThat(test("level")).hasText("普通");
        assertThat(test("next")).containsText("再消费¥100即可升级为银卡");
        assertThat(test("benefit")).containsText("无线网");
        assertThat(test("level-of-all")).hasCount(3);
        assertThat(test("level-of-all").nth(1)).containsText("赠茶，每月 2 次");
        shoot("tier");
        phone.page().goBack();

        // ¥120 at the full price; from then on 95 %.
        Perks.reachSilver(shop, holder);
        phone.link("等级与权益").click();
        assertThat(test("level")).hasText("银卡");
        assertThat(phone.text("9.5 折 · 1.5 倍积分")).isVisible();
        assertThat(test("kept")).containsText("保级到");
        assertThat(test("benefit")).containsText("本月还剩 2 次，共 2 次");
        shoot("tier-silver");
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    void pointsAreToldWithTheirEndAndTheirHistory() {
        hold(100);
        Perks.givePoints(shop, holder, 1_280);

        phone.link("积分").click();
        assertThat(test("points")).hasText("1,280");
        // 100 points pay ¥1.
        assertThat(phone.text("结账时可抵 ¥12.80")).isVisible();
        assertThat(test("endings")).containsText("1,280 分");
        assertThat(test("points-entry")).containsText("+1,280");
        shoot("points");
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    void whatIsNotAnsweredIsAskedForAgain() {
        hold(100);
        phone.page().route("**/api/v1/member/points", Route::abort);
        phone.link("积分").click();
        assertThat(phone.text("网络断了。")).isVisible();
        shoot("points-away");

        phone.page().unroute("**/api/v1/member/points");
        phone.button("再试一次").click();

        assertThat(test("points")).hasText("0");
        assertThat(phone.text("还没有积分记录。")).isVisible();
    }

    @Test
    void whatIsTakenForPointsIsFetchedByItsCode() {
        hold(100);
        Perks.givePoints(shop, holder, 100);
        phone.link("积分商城").click();
        assertThat(test("item")).hasCount(5);
        assertThat(item("马克杯")).containsText("还剩 4 件 · 您还能换 2 件");
        assertThat(item("紫砂壶")).containsText("您现在的等级还不能兑换");
        shoot("shop");

        item("马克杯").locator("uni-button").click();
        sure();
        assertThat(test("taken")).containsText("换到了：老街茶馆纪念马克杯");
        assertThat(test("points")).hasText("70");
        item("中秋抽奖").locator("uni-button").click();
        sure();
        assertThat(test("draw")).containsText("抽中 玉兔玩偶");
        assertThat(test("points")).hasText("60");
        shoot("shop-draw");

        phone.link("我兑换的").click();
        Locator mug = test("redemption").filter(new Locator.FilterOptions().setHasText("马克杯"));
        assertThat(mug).containsText("还没有领取");
        mug.locator("uni-button").click();
        String code = test("own-code").innerText();
        shoot("taken");
        handOver(code);
        phone.page().reload();
        assertThat(mug).containsText("已领取");
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    void couponsAreTakenShownAndGivenToAFriend() {
        hold(100);
        phone.link("优惠券").click();
        shoot("coupons-to-take");
        phone.button("领取").click();
        assertThat(test("done")).hasText("领到了：五元券");
        Locator held = test("coupon").filter(new Locator.FilterOptions().setHasText("有效到"));
        assertThat(held).containsText("满 ¥20.00 可用");

        phone.button("出示券码").click();
        String code = test("own-code").innerText();
        shop.cashier()
                .post("/api/v1/staff/coupon-look-ups", Map.of("code", code))
                .expect(200);
        shoot("coupons");

        phone.button("送给朋友").click();
        sure();
        String token = test("token").innerText();
        shoot("coupons-gift");
        shop.holder()
                .phone()
                .app()
                .move("/api/v1/member/coupon-gifts", Map.of("token", token))
                .expect(201);
        phone.text("已用").click();
        assertThat(test("coupon")).containsText("已送给朋友");
        phone.text("过期").click();
        assertThat(phone.text("这里没有。")).isVisible();
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    void everythingIsThereInEnglish() {
        hold(100);
        Perks.givePoints(shop, holder, 100);
        phone.page().addInitScript("Object.defineProperty(navigator, 'language', {get: () => 'en-GB'})");
        phone.page().reload();
        assertThat(perks()).containsText("Redemption shop");
        phone.link("Level and benefits").click();
        assertThat(test("next")).containsText("¥100 more until Silver");
        shoot("tier-en");
        phone.page().goBack();
        phone.link("Points").click();
        assertThat(phone.text("Worth ¥1.00 at the till")).isVisible();
        shoot("points-en");
        phone.page().goBack();
        phone.link("Redemption shop").click();
        assertThat(item("mug")).containsText("4 left · 2 more for you");
        shoot("shop-en");
        phone.page().goBack();
        phone.link("Coupons").click();
        assertThat(test("coupon")).containsText("From ¥20.00 on");
        shoot("coupons-en");
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    void whatTheMerchantDoesNotHaveIsNotOffered() {
        Perks.publishPointsAlone(shop);

        take(shop.holder(100, 0));

        assertThat(perks().locator("[role=link]")).hasCount(1);
        assertThat(phone.link("积分")).isVisible();
    }

    /** Somebody with money on their card takes the phone and scans the code in the store that has it all. */
    private void hold(long fen) {
        Perks.publish(shop);
        take(shop.holder(fen, 0));
    }

    private void take(Shop.Holder person) {
        holder = person;
        phone.handTo(holder.phone());
        phone.scan(shop);
        assertThat(phone.balance()).isVisible();
        assertThat(perks()).isVisible();
    }

    private void handOver(String code) {
        String id = shop.cashier()
                .post("/api/v1/staff/redemptions/recognition", Map.of("code", code))
                .expect(200)
                .text("id");
        shop.cashier()
                .move("/api/v1/staff/redemptions/" + id + "/handover", Map.of("storeId", shop.storeId()))
                .expect(200);
    }

    private Locator perks() {
        return test("perks");
    }

    private Locator item(String name) {
        return test("item").filter(new Locator.FilterOptions().setHasText(name));
    }

    private Locator test(String name) {
        return phone.page().locator("[data-test=" + name + "]:visible");
    }

    private void sure() {
        phone.page().getByText("确定", new Page.GetByTextOptions().setExact(true)).click();
    }

    /** In both lights. */
    private void shoot(String name) {
        phone.shoot(name);
        phone.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        phone.shoot(name + "-dark");
        phone.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
}
