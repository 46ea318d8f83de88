package dev.lingka.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The host's page on somebody's tablet. */
final class HostPage {

    private static final Path PICTURES = Path.of("target", "pictures");
    private static final int GLOVE = 56;
    private static final String TOO_SMALL =
            """
            least => [...document.querySelectorAll('#app button, #app select')]
                .map(each => [each, each.getBoundingClientRect()])
                .filter(([, box]) => box.width > 0 && (box.width < least || box.height < least))
                .map(([each, box]) => `${each.innerText} ${box.width}x${box.height}`)""";

    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private HostPage(Page page) {
        this.page = page;
    }

    /** Signs in, and waits until the board is live. */
    static HostPage open(Browser browser, QueueHouse house) {
        HostPage host = arrive(house.shop().world(), browser, house.hostName());
        assertThat(host.test("live")).isVisible();
        return host;
    }

    static HostPage arrive(World world, Browser browser, String person) {
        HostPage host = new HostPage(browser.page());
        host.listen();
        host.page.setViewportSize(1024, 768);
        host.page.navigate(world.address() + "/host/");
        host.page.locator("input[name=username]").fill(person);
        host.page.keyboard().press("Enter");
        return host;
    }

    private void listen() {
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type()) && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    Page page() {
        return page;
    }

    /** What browser and axe said against it, and what is too small for a glove. */
    List<String> complaints() {
        return complaints;
    }

    Locator test(String name) {
        return page.locator("[data-test=" + name + "]");
    }

    Locator line(String code) {
        return page.locator("[data-test=line-" + code + "]");
    }

    Locator in(String line, String name) {
        return line(line).locator("[data-test=" + name + "]");
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator called(String number) {
        return page.locator("[data-test=called][aria-label=" + number + "]");
    }

    /** One of the four buttons of a called party. */
    void tap(String number, String button) {
        called(number).getByText(button).click();
    }

    /** Opens what can be done with a waiting party. */
    void open(String number) {
        test("ticket").filter(new Locator.FilterOptions().setHasText(number)).click();
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    Locator notice() {
        return test("notice");
    }

    void shoot(String name) {
        complaints.addAll(Accessibility.seriousFindings(page, name));
        ((List<?>) page.evaluate(TOO_SMALL, GLOVE)).forEach(each -> complaints.add(name + ": too small: " + each));
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("host-" + name + ".png")));
    }
}
