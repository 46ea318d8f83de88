package dev.lingka.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
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

    /** A device that has speech and no voice for it; what its loudspeaker plays is a list: when, from where, how long. */
    private static final String NO_VOICES =
            """
            window.heard = [];
            Object.defineProperty(window, 'speechSynthesis', {value: {getVoices: () => []}});
            const start = AudioBufferSourceNode.prototype.start;
            AudioBufferSourceNode.prototype.start = function (at, from, length) {
                heard.push([at, from, length]);
                return start.call(this, at, from, length);
            };""";

    private static final Path RECORDED = Path.of("src", "main", "webui", "src", "display", "voice.json");
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
        switchOn(VOICES);
    }

    private void switchOn(String device) {
        page = browser.page();
        page.setViewportSize(1920, 1080);
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type()) && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.addInitScript(device);
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
        assertThat(test("sound")).containsText("没有声音，点一下屏幕");
        shoot("quiet");
        page.mouse().click(500, 500);
        assertThat(test("sound")).not().isVisible();

        house.call("small").expect(200);

        assertThat(test("newest")).containsText("A001");
        assertThat(test("newest")).containsText("small table");
        assertThat(test("waiting").first()).hasText("1");
        page.waitForFunction("() => said.length === 2");
        assertThat(page.evaluate("said.join('|')"))
                .isEqualTo("zh-CN 请 A 零零一 号用餐|en-US Number A zero zero one, your table is ready");
        assertThat(test("goal")).hasText("请用餐 Your table is ready");
        house.call("middle").expect(200);
        assertThat(test("newest")).containsText("B001");
        assertThat(test("other")).hasText("A001");
        page.waitForFunction("() => said.length === 4");
        assertThat(complaints).isEmpty();
    }

    /** Six words a sentence, a sentence a language; two who are called at once are called out one after the other. */
    @Test
    void aTelevisionWithoutAVoiceSaysItInRecordedWords() throws IOException {
        house.walkIn(2);
        house.walkIn(4);
        switchOn(NO_VOICES);
        page.mouse().click(500, 500);
        assertThat(test("sound")).not().isVisible();

        house.call("small").expect(200);
        house.call("middle").expect(200);

        page.waitForFunction("() => heard.length === 24");
        JsonNode recorded = new ObjectMapper().readTree(RECORDED.toFile());
        List<Double> places = new ArrayList<>();
        for (String letter : List.of("A", "B")) {
            List.of("please", letter, "0", "0", "1", "table").forEach(word -> places.add(place(recorded, "zh", word)));
            List.of("number", letter, "0", "0", "1", "table").forEach(word -> places.add(place(recorded, "en", word)));
        }
        assertThat(page.evaluate("heard.map(([, from]) => from)"))
                .isEqualTo(places.stream().map(place -> (Object) place).toList());
        assertThat(page.evaluate(
                        "heard.every(([at], i) => i === 0 || at >= heard[i - 1][0] + heard[i - 1][2] - 0.001)"))
                .as("no word begins before the one before it is over")
                .isEqualTo(true);
        assertThat(complaints).isEmpty();
    }

    private static double place(JsonNode recorded, String lang, String word) {
        return recorded.at("/" + lang + "/" + word + "/0").asDouble();
    }

    @Test
    void aBrowserThatMakesNoSoundSaysSo() {
        switchOn("delete window.AudioContext;");

        assertThat(test("sound")).containsText("这个浏览器不能放声音");
        house.walkIn(2);
        house.call("small").expect(200);
        assertThat(test("newest")).containsText("A001");
        assertThat(complaints).isEmpty();
    }

    @Test
    void whoComesForAServiceIsSentToTheDesk() {
        Map<String, Object> section = QueueHouse.section("00:00", "00:00", "00:00");
        section.put("lines", List.of(Map.of("code", "bath", "name", Map.of("zh", "洗澡", "en", "Bath"), "prefix", "G")));
        Premises shop = Premises.open(world);
        settle(QueueHouse.of(shop, shop.storeId(), section));
        house.host()
                .move(house.desk("/tickets"), Map.of("line", "bath", "partySize", 1))
                .expect(201);
        switchOn();
        page.mouse().click(500, 500);
        assertThat(test("sound")).not().isVisible();

        house.call("bath").expect(200);

        assertThat(test("goal")).hasText("请到前台 Please come to the front desk");
        page.waitForFunction("() => said.length === 2");
        assertThat(page.evaluate("said.join('|')"))
                .isEqualTo("zh-CN 请 G 零零一 号到前台|en-US Number G zero zero one, please come to the front desk");
        shoot("service");
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
