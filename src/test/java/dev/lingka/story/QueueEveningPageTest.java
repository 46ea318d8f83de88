package dev.lingka.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An evening with everybody there at once: the host's tablet, the television at the door, and two phones. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class QueueEveningPageTest {

    private Browser browser;
    private PhonePage ada;
    private PhonePage ben;
    private HostPage host;
    private Page screen;

    @BeforeEach
    void open() {
        World world = World.underTest();
        Shop shop = Shop.open(world);
        QueuedShop.open(shop);
        browser = Browser.open();
        host = HostPage.arrive(world, browser, "manager@" + shop.code());
        assertThat(host.test("live")).isVisible();
        screen = browser.page();
        screen.setViewportSize(1920, 1080);
        screen.navigate(world.address() + "/display/" + tokenOfANewScreen());
        assertThat(screen.getByText("暂时没有叫号")).isVisible();
        ada = takes(PhonePage.open(world, browser), shop, "2 位");
        ben = takes(PhonePage.open(world, browser), shop, "1 位");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    private String tokenOfANewScreen() {
        host.button("屏幕").click();
        host.page().getByLabel("新的屏幕叫什么").fill("门口的电视");
        host.button("生成链接").click();
        String link = host.test("display-link").locator("code").innerText();
        host.shoot("screens");
        assertThat(host.page().locator(".screen")).containsText("门口的电视");
        host.press("Escape");
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private static PhonePage takes(PhonePage phone, Shop shop, String people) {
        phone.scan(shop);
        phone.button("不领卡，只排号").click();
        phone.page()
                .getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName(people).setExact(true))
                .click();
        phone.button("取号 · " + people).click();
        assertThat(on(phone, "number")).isVisible();
        return phone;
    }

    private static Locator on(PhonePage phone, String name) {
        return phone.page().locator("[data-test=" + name + "]:visible");
    }

    private Locator onScreen(String name) {
        return screen.locator("[data-test=" + name + "]");
    }

    @Test
    void everybodySeesTheSameEvening() {
        assertThat(on(ada, "number")).hasText("A001");
        assertThat(on(ben, "ahead")).hasText("前面 1 桌");
        assertThat(host.in("small", "waiting")).hasText("2");
        assertThat(onScreen("waiting").first()).hasText("2");

        host.in("small", "next").click();
        assertThat(on(ada, "called")).isVisible();
        assertThat(onScreen("newest")).containsText("A001");
        assertThat(on(ben, "ahead")).hasText("下一个就是您");

        host.tap("A001", "过号");
        assertThat(on(ada, "ahead")).hasText("前面 1 桌");
        assertThat(screen.getByText("暂时没有叫号")).isVisible();
        assertThat(host.in("small", "next")).containsText("A002");

        host.in("small", "next").click();
        assertThat(on(ben, "called")).isVisible();
        assertThat(onScreen("newest")).containsText("A002");
        host.tap("A002", "入座");
        assertThat(on(ben, "over")).containsText("已入座");
        assertThat(host.in("small", "undo")).containsText("撤销：A002 入座");
        host.in("small", "undo").click();
        assertThat(on(ben, "called")).isVisible();
        assertThat(onScreen("newest")).containsText("A002");
        host.tap("A002", "入座");

        ada.button("取消这个号").click();
        ada.button("取消 A001").click();
        assertThat(host.in("small", "waiting")).hasText("0");
        assertThat(onScreen("waiting").first()).hasText("0");
        assertThat(host.complaints()).isEmpty();
        assertThat(ada.complaints()).isEmpty();
        assertThat(ben.complaints()).isEmpty();
    }

    @Test
    void aScreenThatIsStoppedSaysSo() {
        host.button("屏幕").click();
        host.button("停用").click();
        host.button("确定停用").click();

        assertThat(screen.getByText("这个屏幕的链接已停用")).isVisible();
        assertThat(host.complaints()).isEmpty();
    }
}
