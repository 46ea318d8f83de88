package dev.lingka.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The television at the door: it shows what the host does, and comes back by itself. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class DisplayPageTest {

    private static final Path PICTURES = Path.of("target", "pictures");
    /** A device with voices, whose loudspeaker is a list. */
    private static final String VOICES =
            """
            window.said = [];
            const voices = [{lang: 'zh-CN', name: 'zh'}, {lang: 'en-US', name: 'en'}];
            window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
            Object.defineProperty(window, 'speechSynthesis', {value: {
                getVoices: () => voices,
                cancel: () => undefined,
                speak: (spoken) => { said.push(spoken.lang + ' ' + spoken.text); setTimeout(() => spoken.onend(), 5); },
            }});""";

    private static final String SCROLLS =
            "document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth";
    /** What sticks out of its box is read by nobody. */
    private static final String CUT =
            """
            [...document.querySelectorAll('.newest strong, .others li, .count strong')]
                .map(each => [each, each.getBoundingClientRect(), each.closest('section').getBoundingClientRect()])
                .filter(([, own, room]) => own.right > room.right + 1 || own.bottom > room.bottom + 1 || own.left < room.left - 1)
                .filter(([each, own]) => own.top < each.closest('section').getBoundingClientRect().bottom)
                .map(([each]) => each.innerText)""";

    private World world;
    private Browser browser;
    private QueueHouse house;
    private Page page;
    private String token;
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void open() {
        world = World.underTest();
        browser = Browser.open();
        settle(QueueHouse.allDay(world));
    }

    @AfterEach
    void close() {
        browser.close();
    }

    private void settle(QueueHouse opened) {
        house = opened;
        token = house.display("门口的电视");
    }

    private void switchOn() {
        page = browser.page();
        page.setViewportSize(1920, 1080);
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type()) && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.addInitScript(VOICES);
        page.navigate(world.address() + "/display/" + token);
        assertThat(page.locator(".calling")).isVisible();
    }

    private Locator test(String name) {
        return page.locator("[data-test=" + name + "]");
    }

    @Test
    void whoIsCalledIsSeenAndHeard() {
        house.walkIn(2);
        house.walkIn(2);
        house.walkIn(4);
        switchOn();
        assertThat(page.getByText("暂时没有叫号")).isVisible();
        assertThat(page.getByText("点一下屏幕，开声音")).isVisible();
        shoot("quiet");
        page.mouse().click(500, 500);
        assertThat(page.getByText("点一下屏幕，开声音")).not().isVisible();

        house.call("small").expect(200);

        assertThat(test("newest")).containsText("A001");
        assertThat(test("newest")).containsText("small table");
        assertThat(test("waiting").first()).hasText("1");
        page.waitForFunction("() => said.length === 2");
        assertThat(page.evaluate("said.join('|')")).isEqualTo("zh-CN 请 A 零零一 号用餐|en-US Number A zero zero one, please");
        house.call("middle").expect(200);
        assertThat(test("newest")).containsText("B001");
        assertThat(test("other")).hasText("A001");
        page.waitForFunction("() => said.length === 4");
        assertThat(complaints).isEmpty();
    }

    @Test
    void afterAPowerCutItShowsWhatIsCalledAndDoesNotCallItAgain() {
        house.walkIn(2);
        house.call("small").expect(200);
        switchOn();
        assertThat(test("newest")).containsText("A001");
        page.mouse().click(500, 500);

        page.reload();

        assertThat(test("newest")).containsText("A001");
        assertThat(page.evaluate("said.length")).isEqualTo(0);
        assertThat(test("newest")).not().hasClass("fresh");
    }

    @Test
    void withoutANetworkItShowsTheLastStateAndCatchesUp() {
        house.walkIn(2);
        house.walkIn(2);
        house.call("small").expect(200);
        switchOn();
        assertThat(test("newest")).containsText("A001");

        page.context().setOffline(true);
        house.call("small").expect(200);
        assertThat(test("old")).containsText("正在重连");
        assertThat(test("newest")).containsText("A001");
        shoot("old");
        page.context().setOffline(false);

        assertThat(test("newest")).containsText("A002");
        assertThat(test("old")).not().isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    void aRevokedLinkSaysSoCalmly() {
        switchOn();

        String id = house.shop()
                .owner()
                .get(house.desk("/displays"))
                .expect(200)
                .at("/items/0/id")
                .asText();
        house.shop()
                .owner()
                .send("POST", house.desk("/displays/" + id + "/revocation"), Map.of(), null)
                .expect(200);

        assertThat(test("gone")).containsText("已停用");
        shoot("gone");
        assertThat(complaints).isEmpty();
    }

    @Test
    void aLinkThatNobodyMadeSaysSo() {
        page = browser.page();
        page.navigate(world.address() + "/display/nobody-made-this-one");

        assertThat(test("gone")).isVisible();
        assertThat(world.anyone().get("/display/a.b").status()).isEqualTo(404);
        assertThat(world.anyone().get("/display/" + token).header("Cache-Control"))
                .contains("no-cache");
    }

    @Test
    void aFullEveningFitsEveryScreen() {
        settle(Evening.full(world));
        switchOn();
        assertThat(test("newest")).isVisible();
        assertThat(page.content()).doesNotContain("花生", "来过");

        shoot("evening");
        page.setViewportSize(1280, 720);
        shoot("evening-720");
        page.setViewportSize(1080, 1920);
        shoot("evening-portrait");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        shoot("evening-portrait-dark");
        page.setViewportSize(1920, 1080);
        shoot("evening-dark");
        assertThat(complaints).isEmpty();
    }

    /** A picture; whether everybody can read what is on it, and whether all of it is there. */
    private void shoot(String name) {
        complaints.addAll(Accessibility.seriousFindings(page, name));
        if (Boolean.TRUE.equals(page.evaluate(SCROLLS))) {
            complaints.add(name + ": scrolls");
        }
        ((List<?>) page.evaluate(CUT)).forEach(each -> complaints.add(name + ": cut: " + each));
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("display-" + name + ".png")));
    }
}
