package dev.lingka.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host's evening in a real browser: by taps, by keys, beside another host, and with a network that goes away. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class HostPageTest {

    private static final String CALLS = "**/queue/lines/small/calls";
    private static final String EVENTS = "**/queue/events";

    private World world;
    private Browser browser;
    private QueueHouse house;

    @BeforeEach
    void open() {
        world = World.underTest();
        browser = Browser.open();
        house = QueueHouse.allDay(world);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    private int called(String line) {
        return house.line(line).path("called").size();
    }

    private void table(String code, int seats) {
        house.host().put(house.desk("/tables/" + code), Map.of("seats", seats)).expect(200);
    }

    private HostPage page() {
        return HostPage.open(browser, house);
    }

    @Test
    void aWalkInIsTakenCalledAndSeatedByTapsAndTheLastStepIsUndone() {
        HostPage host = page();
        host.shoot("empty");
        host.button("＋ 取号").click();
        host.button("2").click();
        host.page().getByLabel("备注（可不填）").fill("宝宝椅");
        host.shoot("take");
        host.test("take").click();
        assertThat(host.test("taken")).containsText("A001");
        host.shoot("taken");
        host.button("好").click();

        assertThat(host.in("small", "next")).containsText("A001");
        host.in("small", "next").click();
        assertThat(host.called("A001")).containsText("宝宝椅");
        assertThat(host.in("small", "undo")).containsText("撤销：A001 叫号");
        host.shoot("called");
        host.tap("A001", "入座");
        assertThat(host.called("A001")).not().isVisible();
        assertThat(host.in("small", "undo")).containsText("撤销：A001 入座");

        host.in("small", "undo").click();

        assertThat(host.notice()).containsText("已撤销：A001 入座");
        assertThat(host.called("A001")).isVisible();
        assertThat(called("small")).isEqualTo(1);
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void aTapOnEachButtonDoesWhatItSays() {
        house.walkIn(2);
        house.walkIn(2);
        HostPage host = page();
        host.in("small", "next").click();

        host.tap("A001", "再叫");
        assertThat(host.called("A001")).containsText("叫了 2 次");
        host.tap("A001", "过号");
        assertThat(host.called("A001")).not().isVisible();
        assertThat(host.line("small")).containsText("过号 1 次");
        host.in("small", "next").click();
        assertThat(host.called("A002")).isVisible();
        host.tap("A002", "未到");

        assertThat(host.called("A002")).not().isVisible();
        assertThat(host.in("small", "undo")).containsText("撤销：A002 未到");
        assertThat(house.waiting("small")).hasSize(1);
    }

    @Test
    void theKeysDoWithoutATap() {
        house.walkIn(2);
        house.walkIn(4);
        HostPage host = page();

        host.press("n");
        assertThat(host.called("A001")).isVisible();
        host.press("ArrowRight");
        host.press("n");
        assertThat(host.called("B001")).isVisible();
        host.press("s");
        assertThat(host.called("B001")).not().isVisible();
        host.press("u");
        assertThat(host.called("B001")).isVisible();
        host.press("ArrowLeft");
        host.press("k");

        assertThat(host.called("A001")).not().isVisible();
        assertThat(host.line("small")).containsText("过号 1 次");
        assertThat(called("middle")).isEqualTo(1);
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void aWaitingPartyIsCalledMovedMergedAndCancelledFromItsSheet() {
        house.walkIn(2);
        house.walkIn(2);
        house.host()
                .move(house.desk("/tickets"), Map.of("partySize", 1, "wish", "靠窗"))
                .expect(201);
        HostPage host = page();

        host.open("A002");
        host.shoot("ticket");
        host.button("换队").click();
        host.page().getByText("middle 桌 · 0").click();
        assertThat(host.in("middle", "next")).containsText("B001");
        host.open("A003");
        host.button("并桌").click();
        host.page().getByText("A001 · 2 人").click();
        assertThat(host.line("small").locator("[data-test=waiting]")).hasText("1");
        assertThat(host.line("small")).containsText("3 人");
        host.open("B001");
        host.button("取消这个号").click();
        assertThat(host.in("middle", "next")).containsText("没有人在等");
        host.open("A001");
        host.button("叫号 A001").click();

        assertThat(host.called("A001")).containsText("3 人");
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void whereThereAreTablesOneIsAskedForAndATapChangesIt() {
        table("A1", 2);
        table("B1", 4);
        house.walkIn(2);
        HostPage host = page();
        host.in("small", "next").click();

        host.tap("A001", "入座");
        host.shoot("seat");
        host.page().locator("dialog .table").first().click();

        assertThat(host.called("A001")).not().isVisible();
        assertThat(host.test("table").first()).containsText("有客");
        host.test("table").first().click();
        assertThat(host.test("table").first()).containsText("清台");
        host.test("table").first().click();
        assertThat(host.test("table").first()).containsText("空闲");
        host.shoot("tables");
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void anotherHostsTapIsSeenAtOnce() {
        house.walkIn(2);
        HostPage one = page();
        HostPage other = page();

        other.in("small", "next").click();
        assertThat(one.called("A001")).isVisible();
        assertThat(one.in("small", "undo")).containsText("撤销：A001 叫号");
        one.in("small", "undo").click();

        assertThat(other.called("A001")).not().isVisible();
        assertThat(other.in("small", "next")).containsText("A001");
    }

    @Test
    void whoIsSecondIsToldWhatHappened() {
        JsonNode ticket = house.walkIn(2);
        house.call("small").expect(200);
        HostPage host = page();
        goDead(host);
        house.step(ticket, "seating", Map.of()).expect(200);

        host.tap("A001", "过号");

        assertThat(host.notice()).containsText("慢了一步：A001");
        assertThat(host.notice()).containsText("已经入座了");
        host.shoot("second");
        assertThat(host.called("A001")).not().isVisible();
        host.page().unroute(EVENTS);
        assertThat(host.test("not-live")).not().isVisible();
        assertThat(host.complaints()).isEmpty();
    }

    /** The stream ends and does not come back. */
    private void goDead(HostPage host) {
        host.page().route(EVENTS, Route::abort);
        host.page().evaluate("dispatchEvent(new Event('offline'))");
        assertThat(host.test("not-live")).containsText("断线了，正在重连");
    }

    @Test
    void aLostAnswerIsAskedForAgainAndNobodyElseIsCalled() {
        house.walkIn(2);
        house.walkIn(2);
        List<String> keys = new ArrayList<>();
        HostPage host = page();
        host.page().route(CALLS, route -> {
            keys.add(route.request().headerValue("Idempotency-Key"));
            if (keys.size() == 1) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });

        host.in("small", "next").click();

        assertThat(host.notice()).containsText("A001 叫号");
        assertThat(keys).hasSize(2).containsOnly(keys.get(0));
        assertThat(called("small")).isEqualTo(1);
        assertThat(house.waiting("small")).hasSize(1);
    }

    @Test
    void aLineIsPausedWithAWordAndGoesOn() {
        house.walkIn(2);
        HostPage host = page();

        host.line("small").getByText("暂停").click();
        host.page().getByText("厨房忙，请稍后再来取号").click();
        host.shoot("pause");
        host.button("暂停取号").click();
        assertThat(host.line("small")).containsText("厨房忙，请稍后再来取号");
        host.shoot("paused");
        host.in("small", "next").click();
        assertThat(host.called("A001")).isVisible();
        host.line("small").getByText("恢复取号").click();

        assertThat(host.line("small")).not().containsText("厨房忙");
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void aFullEveningFitsTheTablet() {
        house = Evening.full(world);
        List.of("A1", "A2", "A3", "B1", "B2", "C1").forEach(code -> table(code, 4));
        HostPage host = page();
        assertThat(host.called("A003")).isVisible();

        host.shoot("evening");
        host.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        host.shoot("evening-dark");
        host.page().setViewportSize(768, 1024);
        host.shoot("evening-portrait-dark");
        host.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        host.page()
                .getByRole(AriaRole.NAVIGATION)
                .getByRole(AriaRole.BUTTON)
                .last()
                .click();
        assertThat(host.called("C001")).isInViewport();
        host.shoot("evening-portrait");
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void aClosedStoreSaysSo() {
        house = Evening.closed(world);

        HostPage host = page();

        assertThat(host.page().getByText("现在不营业，不发新号。")).isVisible();
        host.shoot("closed");
        host.button("＋ 取号").click();
        host.test("take").click();
        assertThat(host.page().getByText("QUEUE_CLOSED")).isVisible();
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void whoMayNotHostIsToldSo() {
        house.shop().hire("finance");

        HostPage host =
                HostPage.arrive(world, browser, "finance@" + house.shop().code());

        assertThat(host.page().getByText("FORBIDDEN")).isVisible();
    }
}
