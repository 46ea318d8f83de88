package dev.lingka.story;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of this machine, without a window. */
final class Browser implements AutoCloseable {

    private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser");

    private static final int PATIENCE_MILLIS = 20_000;
    private static final String MISSING = "the browser's tests want Chromium: apt-get install chromium fonts-noto-cjk";

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Path executable, List<String> arguments) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(arguments));
    }

    static Browser open() {
        return new Browser(executable(), List.of("--no-sandbox"));
    }

    /** With a camera that sees a picture and nothing else; a JPEG, as a film of one frame. */
    static Browser withCamera(Path film) {
        return new Browser(
                executable(),
                List.of(
                        "--no-sandbox",
                        "--use-fake-ui-for-media-stream",
                        "--use-fake-device-for-media-stream",
                        "--use-file-for-fake-video-capture=" + film));
    }

    private static Path executable() {
        return PLACES.stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(Browser::missing);
    }

    /** Here the browser's tests are left out, and one line says so; in CI they must run. */
    private static Path missing() {
        if (System.getenv("CI") != null) {
            throw new IllegalStateException(MISSING);
        }
        System.err.println("left out: " + MISSING);
        return Assumptions.abort(MISSING);
    }

    /** Somebody's own browser: nothing is shared with the others. */
    Page page() {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context.newPage();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
