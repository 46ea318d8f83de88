package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store that opens at five and closes at two, by the clock alone: nobody taps, and everybody who looks is told. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class QueueClockTest {

    private static final LocalDate FRIDAY = LocalDate.parse("2024-05-24");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final StoryCalendar calendar;
    private final List<LiveStream> open = new ArrayList<>();
    private World world;
    private QueueHouse house;

    QueueClockTest(StoryCalendar calendar) {
        this.calendar = calendar;
    }

    @AfterEach
    void present() {
        open.forEach(LiveStream::close);
        calendar.giveBack();
    }

    @Test
    void hostAndScreenHearThatItOpensAndCloses() {
        calendar.turnTo(FRIDAY, LocalTime.of(16, 58));
        world = World.underTest();
        Premises shop = Premises.open(world);
        house = QueueHouse.of(shop, shop.storeId(), QueueHouse.section("17:00", "02:00", "01:00"));
        String token = house.display("门口");
        LiveStream host = host(null);
        LiveStream screen = screen(token, null);
        assertThat(host.next(PATIENCE).data().path("open").asBoolean()).isFalse();
        LiveStream.Event closed = screen.next(PATIENCE);
        assertThat(closed.data().path("open").asBoolean()).isFalse();

        calendar.turnTo(FRIDAY, LocalTime.of(17, 0, 1));

        LiveStream.Event opened = host.until(QueueClockTest::isOpen, PATIENCE);
        assertThat(opened.data().path("businessDay").asText()).isEqualTo("2024-05-24");
        LiveStream.Event seen = screen.until(QueueClockTest::isOpen, PATIENCE);
        assertThat(version(seen)).as("nothing was changed").isEqualTo(version(closed));
        assertThat(seen.id()).as("and yet it is another picture").isNotEqualTo(closed.id());

        calendar.turnTo(FRIDAY.plusDays(1), LocalTime.of(2, 0, 1));

        host.until(shown -> !isOpen(shown), PATIENCE);
        screen.until(shown -> !isOpen(shown), PATIENCE);
        // Who was away over the closing knew an open store at the same version.
        LiveStream.Event told = screen(token, seen.id()).next(PATIENCE);
        assertThat(isOpen(told.data())).isFalse();
        assertThat(version(told)).isEqualTo(version(seen));
    }

    /** Ada's phone waits for news of her number; at two it is told that the day is over. */
    @Test
    void whoWaitsIsToldThatTheDayIsOver() {
        calendar.turnTo(FRIDAY, LocalTime.of(18, 0));
        world = World.underTest();
        Premises shop = Premises.open(world);
        house = QueueHouse.of(shop, shop.storeId(), QueueHouse.section("17:00", "02:00", "01:00"));
        Phone ada = shop.member("甲");
        JsonNode ticket = house.take(ada, 2);
        String question = QueueHouse.TICKETS + "/" + ticket.path("id").asText() + "?version=";

        calendar.turnTo(FRIDAY.plusDays(1), LocalTime.of(2, 0, 1));

        Story.until(
                () -> ada.app()
                        .get(question + ticket.path("version").asLong())
                        .expect(200)
                        .text("state")
                        .equals("closed"),
                "the phone that waits is told");
    }

    private LiveStream host(String lastEventId) {
        return watch(house.desk("/events"), house.host().token().get(), lastEventId);
    }

    private LiveStream screen(String token, String lastEventId) {
        return watch("/api/v1/displays/" + token + "/events", null, lastEventId);
    }

    private LiveStream watch(String path, String token, String lastEventId) {
        LiveStream stream = LiveStream.open(world.address(), path, token, lastEventId);
        open.add(stream);
        return stream;
    }

    private static boolean isOpen(JsonNode shown) {
        return shown.path("open").asBoolean();
    }

    private static long version(LiveStream.Event event) {
        return event.data().path("version").asLong();
    }
}
