package dev.lingka.story;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * What the pages cost on a slow phone: bytes as they come over the wire, requests, and the time from the address to the
 * card, with the CPU four times slower. {@code application-url wechat-url identity-url}.
 */
public final class PagesBench {

    /** A server that was just started compiles itself: not what a customer meets. */
    private static final int WARM_UP = 10;

    private static final int RUNS = 5;
    private static final int SLOWER = 4;
    private static final int PHONE_WIDTH = 375;
    private static final int PHONE_HEIGHT = 812;
    private static final long KILOBYTE = 1024;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final World world;
    private final Shop shop;
    private boolean missed;

    private PagesBench(World world) {
        this.world = world;
        shop = Shop.open(world);
    }

    /** What one look at a page took. */
    record Look(long bytes, long requests, long millis) {}

    public static void main(String... addresses) {
        PagesBench bench = new PagesBench(new World(addresses[0], addresses[1], addresses[2]));
        try (Browser browser = Browser.open()) {
            bench.phone(browser);
            bench.till(browser);
        }
        System.exit(bench.missed ? 1 : 0);
    }

    private void phone(Browser browser) {
        Phone person = shop.holder(30_000, 10_000).phone();
        List<Look> first = new ArrayList<>();
        List<Look> second = new ArrayList<>();
        for (int run = 0; run < WARM_UP + RUNS; run++) {
            BrowserContext phone = browser.page().context();
            phone.addInitScript(held("demo.person", person.userId())
                    + held("demo.appid", shop.wechat().get("appid").asText())
                    + held("merchant", shop.code()));
            first.add(look(phone, this::seeCard));
            second.add(look(phone, this::seeCard));
            phone.close();
        }
        tell("phone.first", first, 250 * KILOBYTE, 2_000);
        tell("phone.second", second, 250 * KILOBYTE, 1_000);
    }

    private void till(Browser browser) {
        List<Look> looks = new ArrayList<>();
        for (int run = 0; run < WARM_UP + RUNS; run++) {
            BrowserContext till = browser.page().context();
            looks.add(look(till, this::seeTill));
            till.close();
        }
        tell("till.first", looks, 600 * KILOBYTE, 0);
    }

    private static String held(String name, String value) {
        return "localStorage.setItem('lingka.%s', JSON.stringify('%s'));".formatted(name, value);
    }

    private void seeCard(Page page) {
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        page.navigate(world.address() + "/m/");
        page.locator("[data-test=balance]").waitFor();
    }

    private void seeTill(Page page) {
        page.navigate(world.address() + "/till/");
        page.locator("input[name=username]").fill("cashier@" + shop.code());
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.NAVIGATION).waitFor();
    }

    /** Only what the application itself sends counts: the sign-in page is another's. */
    private Look look(BrowserContext context, Consumer<Page> way) {
        Page page = context.newPage();
        CDPSession devtools = context.newCDPSession(page);
        devtools.send("Network.enable");
        JsonObject rate = new JsonObject();
        rate.addProperty("rate", SLOWER);
        devtools.send("Emulation.setCPUThrottlingRate", rate);
        Set<String> ours = new HashSet<>();
        Map<String, Long> bytes = new HashMap<>();
        devtools.on("Network.responseReceived", event -> {
            if (event.getAsJsonObject("response").get("url").getAsString().startsWith(world.address())) {
                ours.add(event.get("requestId").getAsString());
            }
        });
        devtools.on(
                "Network.loadingFinished",
                event -> bytes.put(
                        event.get("requestId").getAsString(),
                        event.get("encodedDataLength").getAsLong()));
        long begun = System.nanoTime();
        way.accept(page);
        long millis = (System.nanoTime() - begun) / NANOS_PER_MILLI;
        page.close();
        bytes.keySet().retainAll(ours);
        return new Look(bytes.values().stream().mapToLong(Long::longValue).sum(), ours.size(), millis);
    }

    private void tell(String name, List<Look> looks, long maxBytes, long maxMillis) {
        long bytes = median(looks, Look::bytes);
        long millis = median(looks, Look::millis);
        figure(name + ".bytes", bytes, "B", maxBytes);
        System.out.printf("%s.requests %d count -%n", name, median(looks, Look::requests));
        figure(name + ".time", millis, "ms", maxMillis);
    }

    /** A goal of 0 is none. */
    private void figure(String name, long value, String unit, long most) {
        System.out.printf("%s %d %s %s%n", name, value, unit, most == 0 ? "-" : "<=" + most);
        missed |= most > 0 && value > most;
    }

    private static long median(List<Look> looks, ToLongFunction<Look> what) {
        return looks.stream()
                .skip(WARM_UP)
                .mapToLong(what)
                .sorted()
                .skip(RUNS / 2)
                .findFirst()
                .orElseThrow();
    }
}
