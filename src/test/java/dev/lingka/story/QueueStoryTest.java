package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A Friday evening at a store that takes numbers from five until one and closes at two, with the server's clock turned:
 * phones and the host, from the first number to the next day's first.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class QueueStoryTest {

    private static final LocalDate FRIDAY = LocalDate.parse("2024-05-17");
    private static final String QUEUES = "/api/v1/member/queues/";
    private static final String TICKETS = QueueHouse.TICKETS;

    private final StoryCalendar calendar;
    private QueueHouse house;
    private Phone ada;
    private Phone ben;
    private Phone cleo;

    QueueStoryTest(StoryCalendar calendar) {
        this.calendar = calendar;
    }

    @AfterEach
    void present() {
        calendar.giveBack();
    }

    @Test
    void anEvening() {
        at(16, 0);
        Premises shop = Premises.open(World.underTest());
        house = QueueHouse.of(shop, shop.storeId(), QueueHouse.section("17:00", "02:00", "01:00"));
        ada = shop.member("甲");
        ben = shop.stranger("乙", Phone.anyNumber());
        cleo = shop.member("丙");
        closedUntilFive();
        at(18, 0);
        numbersRise();
        theHostCallsAndSkips();
        aTableIsTakenOnce();
        whoDoesNotComeLosesTheirPlace();
        aPauseHasAWord();
        pastMidnightItIsStillFriday();
        theDayEndsByItself();
        theNextDayBeginsAtOne();
    }

    private void at(int hour, int minute) {
        calendar.turnTo(FRIDAY, LocalTime.of(hour, minute));
    }

    private void closedUntilFive() {
        Exchange queue = ada.app().get(QUEUES + house.storeId()).expect(200);
        assertThat(queue.at("/open").asBoolean()).isFalse();
        assertThat(queue.text("opensAt")).isEqualTo("2024-05-17T09:00:00Z"); // 17:00 in China
        Exchange refused = ada.app().move(TICKETS, house.party(2)).refused(409, "QUEUE_CLOSED");
        assertThat(refused.text("opensAt")).isEqualTo("2024-05-17T09:00:00Z");
        assertThat(refused.text("title")).isNotBlank();
    }

    private void numbersRise() {
        Exchange queue = ada.app().get(QUEUES + house.storeId()).expect(200);
        assertThat(queue.text("businessDay")).isEqualTo("2024-05-17");
        assertThat(queue.at("/open").asBoolean()).isTrue();
        assertThat(queue.text("lastTicketAt")).isEqualTo("2024-05-17T17:00:00Z"); // 1:00 on Saturday
        assertThat(queue.at("/lines/0/wait").isNull())
                .as("nothing is known yet")
                .isTrue();
        assertThat(house.take(ada, 2).path("number").asText()).isEqualTo("A001");
        JsonNode second = house.take(ben, 1);
        assertThat(second.path("number").asText()).isEqualTo("A002");
        assertThat(second.path("ahead").asInt()).isEqualTo(1);
        assertThat(house.take(cleo, 2).path("number").asText()).isEqualTo("A003");
        assertThat(house.walkIn(6).path("number").asText()).isEqualTo("C001");
        assertThat(house.ahead(cleo)).isEqualTo(2);
        Exchange again = ada.app().move(TICKETS, house.party(4)).refused(409, "LIVE_TICKET");
        assertThat(again.text("number")).isEqualTo("A001");
        assertThat(house.host().get(QUEUES + house.storeId()).status())
                .as("staff are no members")
                .isEqualTo(401);
    }

    /** Ada is called and not there: three places back of two is the end. */
    private void theHostCallsAndSkips() {
        JsonNode called = house.call("small").expect(200).json();
        assertThat(called.path("number").asText()).isEqualTo("A001");
        assertThat(called.path("state").asText()).isEqualTo("called");
        assertThat(house.ahead(ben)).isZero();
        assertThat(house.ahead(cleo)).isEqualTo(1);
        assertThat(house.step(called, "recall").expect(200).at("/calls").asInt())
                .isEqualTo(2);
        house.step(called, "skip").expect(200);
        assertThat(house.waiting("small")).containsExactly("A002", "A003", "A001");
        assertThat(house.current(ada).at("/skips").asInt()).isEqualTo(1);
        house.step(called, "skip").refused(409, "TICKET_CHANGED");
        house.call("middle").refused(409, "NOBODY_WAITING");
        house.call("huge").refused(404, "LINE_UNKNOWN");
    }

    private void aTableIsTakenOnce() {
        house.host().put(house.desk("/tables/T1"), Map.of("seats", 2)).expect(200);
        JsonNode called = house.call("small").expect(200).json();
        Map<String, String> there = Map.of("tableCode", "T1");
        house.step(called, "seating", there).expect(200);
        assertThat(house.board().at("/tables/0/state").asText()).isEqualTo("seated");
        JsonNode large = house.line("large").at("/waiting/0");
        house.step(large, "seating", there).refused(409, "TABLE_TAKEN");
        assertThat(house.line("small", "undo").expect(200).text("kind")).isEqualTo("seat");
        assertThat(house.current(ben).expect(200).text("state")).isEqualTo("called");
        assertThat(house.board().at("/tables/0/state").asText()).isEqualTo("free");
        house.step(called, "seating", there).expect(200);
        house.current(ben).refused(404, "NOT_FOUND");
        assertThat(own(ben, called).text("state")).isEqualTo("seated");
        assertThat(ada.app().get(TICKETS + "/" + called.path("id").asText()).status())
                .as("another's ticket")
                .isEqualTo(404);
    }

    private static Exchange own(Phone phone, JsonNode ticket) {
        return phone.app().get(TICKETS + "/" + ticket.path("id").asText()).expect(200);
    }

    /** Cleo is waited for five minutes; Ada gives her number back. */
    private void whoDoesNotComeLosesTheirPlace() {
        JsonNode called = house.call("small").expect(200).json();
        assertThat(called.path("number").asText()).isEqualTo("A003");
        at(18, 6);
        Story.until(
                () -> own(cleo, called).text("state").equals("no_show"), "who does not come in five minutes is out");
        JsonNode last = house.current(ada).expect(200).json();
        assertThat(last.path("ahead").asInt()).isZero();
        String cancellation = TICKETS + "/" + last.path("id").asText() + "/cancellation";
        assertThat(ada.app().move(cancellation, Map.of()).expect(200).text("state"))
                .isEqualTo("cancelled");
        ada.app().move(cancellation, Map.of()).refused(409, "TICKET_CHANGED");
        assertThat(house.waiting("small")).isEmpty();
    }

    private void aPauseHasAWord() {
        Map<String, Object> words = Map.of("message", Map.of("zh", "十分钟后继续", "en", "back in ten minutes"));
        house.host().move(house.desk("/lines/small/pause"), words).expect(200);
        Exchange refused = ada.app().move(TICKETS, house.party(2)).refused(409, "LINE_PAUSED");
        assertThat(refused.at("/message/en").asText()).isEqualTo("back in ten minutes");
        Exchange queue = ada.app().get(QUEUES + house.storeId()).expect(200);
        assertThat(queue.at("/lines/0/pauseMessage/zh").asText()).isEqualTo("十分钟后继续");
        house.line("small", "resumption").expect(200);
        assertThat(house.take(ada, 2).path("number").asText())
                .as("no number is given twice")
                .isEqualTo("A004");
    }

    private void pastMidnightItIsStillFriday() {
        calendar.turnTo(FRIDAY.plusDays(1), LocalTime.of(0, 30));
        assertThat(house.take(cleo, 1).path("number").asText()).isEqualTo("A005");
        assertThat(house.board().path("businessDay").asText()).isEqualTo("2024-05-17");
        calendar.turnTo(FRIDAY.plusDays(1), LocalTime.of(1, 10));
        ben.app().move(TICKETS, house.party(2)).refused(409, "LAST_TICKET_OVER");
        assertThat(house.board().path("open").asBoolean()).isTrue();
    }

    /** Small: seated Ben, no-show Cleo, cancelled Ada, and both again at the end. Cleo's second came after midnight. */
    private void theDayEndsByItself() {
        JsonNode open = house.current(cleo).expect(200).json();
        calendar.turnTo(FRIDAY.plusDays(1), LocalTime.of(2, 1));
        Story.until(() -> own(cleo, open).text("state").equals("closed"), "the day ends open tickets");
        Story.until(() -> house.line("large").path("waiting").isEmpty(), "of every line");
        ben.app().move(TICKETS, house.party(2)).refused(409, "QUEUE_CLOSED");
        JsonNode day =
                house.host().get(house.desk("/days/2024-05-17")).expect(200).json();
        JsonNode small = day.at("/lines/0");
        assertThat(small.path("parties").asInt()).isEqualTo(5);
        assertThat(List.of(
                        small.path("seated").asInt(),
                        small.path("noShows").asInt(),
                        small.path("cancelled").asInt(),
                        small.path("closed").asInt()))
                .containsExactly(1, 1, 1, 2);
        assertThat(small.path("medianWaitMinutes").asInt()).isZero();
        assertThat(small.path("byHour").findValuesAsText("hour")).containsExactly("0", "18");
        assertThat(small.at("/byHour/1/parties").asInt()).isEqualTo(4);
        assertThat(small.at("/byHour/0/medianWaitMinutes").isNull()).isTrue();
    }

    private void theNextDayBeginsAtOne() {
        calendar.turnTo(FRIDAY.plusDays(1), LocalTime.of(18, 0));
        JsonNode first = house.take(ben, 2);
        assertThat(first.path("number").asText()).isEqualTo("A001");
        assertThat(house.board().path("businessDay").asText()).isEqualTo("2024-05-18");
        assertThat(house.line("small").path("version").asLong())
                .isEqualTo(first.path("version").asLong())
                .isGreaterThan(10);
    }

    /** The store is at 22.5431, 113.94. A hundredth of a degree of latitude is 1,112 metres. */
    @Test
    void fromAfar() {
        World world = World.underTest();
        Premises shop = Premises.open(world);
        String store = shop.owner()
                .post(
                        "/api/v1/staff/stores",
                        Map.of("code", "bay", "name", "海湾店", "latitude", 22.5431, "longitude", 113.94))
                .expect(201)
                .text("id");
        String poster = shop.owner()
                .post("/api/v1/staff/stores/" + store + "/join-codes", Map.of("source", "poster"))
                .expect(201)
                .text("code");
        Map<String, Object> section = QueueHouse.section("00:00", "00:00", "00:00");
        section.put("remote", Map.of("withinMetres", 2000, "hereMetres", 150));
        house = QueueHouse.of(shop, store, section);
        Phone far = shop.member("远");
        Phone near = shop.member("近");
        Exchange refused = far.app().move(TICKETS, at(22.5631, 113.94)).refused(409, "TOO_FAR");
        assertThat(refused.at("/metres").asInt()).isBetween(2_220, 2_228);
        far.app().move(TICKETS, house.party(2)).refused(400, "INVALID_REQUEST");
        JsonNode remote =
                far.app().move(TICKETS, at(22.5531, 113.94)).expect(201).json();
        assertThat(remote.path("remote").asBoolean()).isTrue();
        assertThat(remote.path("arrived").asBoolean()).isFalse();
        Map<String, Object> scanned = new HashMap<>(house.party(2));
        scanned.put("joinCode", poster);
        JsonNode there = near.app().move(TICKETS, scanned).expect(201).json();
        assertThat(there.path("remote").asBoolean()).isFalse();
        assertThat(house.call("small").expect(200).text("number"))
                .as("who is there")
                .isEqualTo("A002");
        house.call("small").refused(409, "NOBODY_WAITING");
        String arrival = TICKETS + "/" + remote.path("id").asText() + "/arrival";
        far.app()
                .move(arrival, Map.of("latitude", 22.5531, "longitude", 113.94))
                .refused(409, "TOO_FAR");
        far.app()
                .move(arrival, Map.of("latitude", 22.5441, "longitude", 113.94))
                .expect(200); // 111 metres
        assertThat(house.call("small").expect(200).text("number")).isEqualTo("A001");
    }

    private Map<String, Object> at(double latitude, double longitude) {
        Map<String, Object> wish = new HashMap<>(house.party(2));
        wish.put("latitude", latitude);
        wish.put("longitude", longitude);
        return wish;
    }

    @Test
    void anAnswerThatWasLostIsGivenAgain() {
        house = QueueHouse.allDay(World.underTest());
        Phone phone = house.shop().member("断线");
        String key = "k-" + System.nanoTime();
        JsonNode first =
                phone.app().move(TICKETS, house.party(2), key).expect(201).json();
        house.host().move(house.desk("/lines/small/pause"), Map.of()).expect(200);

        JsonNode again =
                phone.app().move(TICKETS, house.party(2), key).expect(201).json();

        assertThat(again.path("id")).isEqualTo(first.path("id"));
        assertThat(again.path("number")).isEqualTo(first.path("number"));
    }

    /** A number taken, called, and the call taken back: three steps, the newest first. */
    @Test
    void whoDidWhatIsThereToRead() {
        house = QueueHouse.allDay(World.underTest());
        house.walkIn(2);
        house.call("small").expect(200);
        house.line("small", "undo").expect(200);
        String steps = house.desk("/lines/small/steps");

        Exchange newest = house.shop().owner().get(steps + "?limit=2").expect(200);

        assertThat(newest.at("/items").findValuesAsText("kind")).containsExactly("undo", "call");
        assertThat(newest.at("/items").findValuesAsText("number")).containsExactly("A001", "A001");
        assertThat(newest.at("/items/1/actor").asText()).startsWith("staff:");
        assertThat(newest.at("/items/1/undone").asBoolean()).isTrue();
        Exchange rest = house.shop()
                .owner()
                .get(steps + "?cursor=" + newest.text("nextCursor"))
                .expect(200);
        assertThat(rest.at("/items").findValuesAsText("kind")).containsExactly("take");
        assertThat(rest.at("/nextCursor").isNull()).isTrue();
        assertThat(house.host().get(steps).status())
                .as("hosts do not look after hosts")
                .isEqualTo(403);
        QueueHouse other = QueueHouse.allDay(World.underTest());
        assertThat(other.shop().owner().get(steps).status()).isEqualTo(404);
    }

    @Test
    void twoMerchantsStandApart() {
        World world = World.underTest();
        house = QueueHouse.allDay(world);
        QueueHouse other = QueueHouse.allDay(world);
        JsonNode ticket = house.walkIn(2);

        assertThat(other.host().get(house.desk("")).status()).isEqualTo(403);
        assertThat(other.shop().owner().get(house.desk("")).status()).isEqualTo(404);
        assertThat(other.shop().owner().get(house.desk("/events")).status()).isEqualTo(404);
        Exchange stolen = other.host()
                .move(other.desk("/tickets/" + ticket.path("id").asText() + "/move"), Map.of("line", "middle"));
        assertThat(stolen.status()).isEqualTo(404);
        Phone stranger = other.shop().member("别家");
        assertThat(stranger.app().get(QUEUES + house.storeId()).status()).isEqualTo(404);
        assertThat(stranger.app().move(TICKETS, house.party(2)).status()).isEqualTo(404);
        assertThat(other.walkIn(2).path("number").asText()).isEqualTo("A001");
    }
}
