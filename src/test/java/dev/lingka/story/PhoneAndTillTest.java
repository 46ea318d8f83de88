package dev.lingka.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole story, seen from both sides of the counter: two browsers, a member's and a cashier's. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class PhoneAndTillTest {

    private Shop shop;
    private Browser browser;
    private PhonePage phone;
    private TillPage till;

    @BeforeEach
    void open() {
        World world = World.underTest();
        shop = Shop.open(world);
        browser = Browser.open();
        phone = PhonePage.open(world, browser);
        till = TillPage.open(world, browser, "cashier@" + shop.code());
    }

    @AfterEach
    void close() {
        browser.close();
        shop.verify();
    }

    @Test
    void fromTheScanToTheRefundBothSeeTheSame() {
        phone.scan(shop);
        phone.join();
        phone.recharge();
        assertThat(phone.balance()).hasText("¥120.00");
        phone.button("付款码").click();

        till.charge("38", phone.code().innerText());

        assertThat(till.standing("paid")).containsText("¥38.00");
        assertThat(phone.text("已付")).isVisible();
        assertThat(phone.text("¥38.00")).isVisible();
        phone.page().goBack();
        assertThat(phone.balance()).hasText("¥82.00");
        assertThat(till.standing("paid")).containsText("¥82.00");
        refundAll();
        phone.link("明细").click();
        assertThat(phone.page().locator("[data-test=happening]").first()).containsText("+¥38.00");
        phone.page().goBack();
        assertThat(phone.balance()).hasText("¥120.00");
        assertThat(phone.complaints()).isEmpty();
        assertThat(till.complaints()).isEmpty();
    }

    @Test
    void theMemberConfirmsOnThePhoneWhatTheTillAsks() {
        Shop.Holder holder = shop.holder(100_000, 0);
        phone.handTo(holder.phone());
        phone.scan(shop);
        assertThat(phone.balance()).hasText("¥1,000.00");

        till.charge("600", holder.phone().codes().get(0));
        assertThat(till.standing("waiting")).isVisible();
        phone.button("支付 ¥600.00").click();

        assertThat(phone.text("已付 ¥600.00")).isVisible();
        assertThat(till.standing("paid")).containsText("¥600.00");
        assertThat(phone.balance()).hasText("¥400.00");
    }

    private void refundAll() {
        till.press("Enter");
        till.press("F6");
        till.page().locator("[data-test=sale] button").first().click();
        till.field("为什么").fill("上错了");
        till.button("退款 ¥38.00").click();
        assertThat(till.standing("refunded")).isVisible();
    }
}
