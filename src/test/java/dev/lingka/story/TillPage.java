package dev.lingka.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The till in somebody's browser. */
final class TillPage {

    private static final Path PICTURES = Path.of("target", "pictures");

    private final World world;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private TillPage(World world, Page page) {
        this.world = world;
        this.page = page;
    }

    /** Signs in at the identity provider as a person would; what is typed before the focus is there is lost. */
    static TillPage open(World world, Browser browser, String person) {
        TillPage till = strange(world, browser, person);
        assertThat(till.page.getByRole(AriaRole.NAVIGATION)).isVisible();
        assertThat(till.page.locator("#amount")).isFocused();
        return till;
    }

    /** As {@link #open}, for somebody who may not be let in. */
    static TillPage strange(World world, Browser browser, String person) {
        TillPage till = new TillPage(world, browser.page());
        till.listen();
        till.page.setViewportSize(1280, 800);
        till.signIn(person);
        return till;
    }

    private void listen() {
        page.onConsoleMessage(message -> {
            // What is not there is answered with 404, which a browser always writes down.
            if ("error".equals(message.type()) && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    void signIn(String person) {
        page.navigate(world.address() + "/till/");
        page.locator("input[name=username]").fill(person);
        page.keyboard().press("Enter");
    }

    Page page() {
        return page;
    }

    /** What browser and axe said against it. */
    List<String> complaints() {
        return complaints;
    }

    /** As a scanner or a person types it; the focus is where the page put it. */
    void type(String text) {
        page.keyboard().type(text);
        page.keyboard().press("Enter");
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    Locator knownCard() {
        return page.locator("[data-test=known-card]");
    }

    /** How the payment stands: {@code paid}, {@code refused}, {@code waiting}, {@code unknown} and the like. */
    Locator standing(String name) {
        Locator result = page.locator(".result");
        assertThat(result).hasAttribute("data-test", name);
        return result;
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator field(String label) {
        return page.getByLabel(label);
    }

    /** Types the amount, lets the scanner read the code, and charges; all by keys. */
    void charge(String amount, String code) {
        assertThat(page.locator("#amount")).isFocused();
        type(amount);
        assertThat(page.locator("#card")).isFocused();
        type(code);
        assertThat(knownCard()).isVisible();
        pay();
    }

    /** The Enter after the card is known. */
    void pay() {
        assertThat(page.locator("[data-test=pay]")).isFocused();
        press("Enter");
    }

    void openShift(String cash) {
        press("F8");
        field("开班时抽屉里的现金").fill(cash);
        press("Enter");
        assertThat(standing("shift")).containsText("开班了");
        press("Enter");
        assertThat(page.getByText("当班")).isVisible();
        press("F1");
        assertThat(page.locator("#amount")).isFocused();
    }

    /** A picture, and whether everybody can use what is on it. */
    void shoot(String name) {
        complaints.addAll(Accessibility.seriousFindings(page, name));
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("till-" + name + ".png")));
    }
}
