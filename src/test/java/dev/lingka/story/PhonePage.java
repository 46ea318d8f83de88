package dev.lingka.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The phone in somebody's browser. */
final class PhonePage {

    private static final Path PICTURES = Path.of("target", "pictures");

    /** Who has no number in a queue is told so by 404, which a browser calls an error. */
    private static final String NO_TICKET = "/queue-tickets/current";

    private static final String LARGER =
            """
            () => [...document.querySelectorAll('#app *')]
                .map(each => [each, parseFloat(getComputedStyle(each).fontSize)])
                .forEach(([each, size]) => {
                    each.dataset.size = '';
                    each.style.fontSize = 2 * size + 'px';
                })""";

    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private PhonePage(Page page) {
        this.page = page;
    }

    /** A phone that has seen no store yet. */
    static PhonePage open(World world, Browser browser) {
        PhonePage phone = new PhonePage(browser.page());
        phone.page.onConsoleMessage(message -> {
            if ("error".equals(message.type()) && !message.location().contains(NO_TICKET)) {
                phone.complaints.add(message.text());
            }
        });
        phone.page.onPageError(phone.complaints::add);
        phone.page.navigate(world.address() + "/m/");
        phone.requireNoCard();
        return phone;
    }

    Page page() {
        return page;
    }

    /** What browser and axe said against it. */
    List<String> complaints() {
        return complaints;
    }

    /** It is somebody else's phone from the start on. */
    void handTo(Phone person) {
        // The newcomer who holds a phone at first is kept when WeChat has made them.
        page.waitForFunction("() => localStorage.getItem('lingka.demo.person')");
        page.evaluate("id => localStorage.setItem('lingka.demo.person', JSON.stringify(id))", person.userId());
        page.reload();
        requireNoCard();
    }

    /** A picture of the code that hangs in the store. */
    void scan(Shop shop) {
        page.locator("#demo-picture").setInputFiles(new FilePayload("code.jpg", "image/jpeg", shop.miniProgramCode()));
    }

    void join() {
        button("用手机号领卡").click();
        button("允许 Allow").click();
        assertThat(balance()).isVisible();
    }

    /** The first offer, paid. */
    void recharge() {
        link("储值").click();
        page.getByRole(AriaRole.RADIO).first().click();
        button("支付").click();
        button("付款 Pay").click();
        assertThat(outcome()).hasText("到账了");
        page.goBack();
    }

    Locator balance() {
        return page.locator("[data-test=balance]");
    }

    Locator code() {
        return page.locator("[data-test=code]");
    }

    Locator outcome() {
        return page.locator("[data-test=outcome]");
    }

    Locator orders() {
        return page.locator("[data-test=order]");
    }

    Locator text(String text) {
        return page.getByText(text);
    }

    Locator button(String text) {
        return page.locator("uni-button, button")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
    }

    Locator link(String text) {
        return page.getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
    }

    /** What the phone shows, at its own size, and whether everybody can use it. */
    void shoot(String name) {
        page.setViewportSize(375, 812);
        complaints.addAll(Accessibility.seriousFindings(page, name));
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("phone-" + name + ".png")));
        page.setViewportSize(1280, 900);
    }

    /** The same by day and by night. */
    void shootInBothLights(String name) {
        shoot(name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        shoot(name + "-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** With letters twice as large; nothing may be cut off at the side. */
    void shootInLargeLetters(String name) {
        page.setViewportSize(375, 812);
        page.evaluate(LARGER);
        complaints.addAll(Accessibility.seriousFindings(page, name + "-large"));
        if ((Boolean) page.evaluate("() => document.documentElement.scrollWidth > 375")) {
            complaints.add(name + " is wider than the phone in large letters");
        }
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("phone-" + name + "-large.png")));
        page.evaluate("() => document.querySelectorAll('[data-size]').forEach(each => each.style.fontSize = '')");
        page.setViewportSize(1280, 900);
    }

    private void requireNoCard() {
        assertThat(text("还没有卡")).isVisible();
    }
}
