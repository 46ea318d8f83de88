package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.AtOnce;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** One store whose hosts and screens are on two replicas; Redis dies and comes back, and so does one of the two. */
public final class QueueOnTwoReplicas {

    private static final int PEOPLE = 200;
    private static final int AT_ONCE = 20;
    /** Nothing is timed here: how soon a call is seen is measured by bench/queue. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime CLOSES = LocalTime.of(23, 59);

    private final QueueHouse house;
    private final Caller otherHost;

    private QueueOnTwoReplicas(World one, String otherAddress) {
        Premises shop = Premises.open(one);
        house = QueueHouse.of(shop, shop.storeId(), QueueHouse.section("00:00", CLOSES.toString(), CLOSES.toString()));
        otherHost = new Caller(otherAddress, house.host().token(), new ConcurrentLinkedQueue<>());
    }

    /**
     * What happens to the parts in the middle.
     *
     * @param clocks makes business time run ahead by so much
     */
    public record Faults(
            Consumer<Duration> clocks,
            Runnable redisFlushed,
            Runnable redisDies,
            Runnable redisIsBack,
            Runnable oneDies) {}

    public static void play(World one, String otherAddress, Faults faults) {
        QueueOnTwoReplicas queue = new QueueOnTwoReplicas(one, otherAddress);
        String token = queue.house.display("电视");
        queue.theNightPasses(token, otherAddress, faults.clocks());
        queue.twoHundredAtOnce();
        try (LiveStream screen = screen(otherAddress, token)) {
            screen.next(PATIENCE);
            queue.callsAreSeen(screen);
            faults.redisFlushed().run();
            queue.callsAreSeen(screen);
            faults.redisDies().run();
            queue.callsAreSeen(screen);
            faults.redisIsBack().run();
            queue.callsAreSeen(screen);
            queue.callsAreSeen(screen);
            faults.oneDies().run();
            queue.theOtherGoesOn(screen);
        }
    }

    /** The store is closed for the last minute of the day: both replicas say so, and that it opens, without a tap. */
    private void theNightPasses(String token, String otherAddress, Consumer<Duration> clocks) {
        try (LiveStream here = screen(house.shop().world().address(), token);
                LiveStream there = screen(otherAddress, token)) {
            LocalDateTime now = LocalDateTime.now(ZONE);
            LocalDateTime closes = now.toLocalDate().atTime(CLOSES);
            clocks.accept(Duration.between(now, closes.plusSeconds(1)));
            seenOnBoth(here, there, false);
            clocks.accept(Duration.between(now, closes.plusMinutes(1)));
            seenOnBoth(here, there, true);
        }
    }

    private static LiveStream screen(String address, String token) {
        return LiveStream.open(address, "/api/v1/displays/" + token + "/events", null, null);
    }

    private static void seenOnBoth(LiveStream here, LiveStream there, boolean open) {
        here.until(shown -> shown.path("open").asBoolean() == open, PATIENCE);
        there.until(shown -> shown.path("open").asBoolean() == open, PATIENCE);
    }

    /** On both replicas: two hundred numbers, each once, and no other. */
    private void twoHundredAtOnce() {
        List<Callable<String>> takers = IntStream.range(0, PEOPLE)
                .<Callable<String>>mapToObj(nth -> () -> take(nth % 2 == 0))
                .toList();
        assertThat(AtOnce.all(AT_ONCE, takers).stream().sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, PEOPLE)
                        .mapToObj("A%03d"::formatted)
                        .toList());
    }

    private String take(boolean here) {
        Caller host = here ? house.host() : otherHost;
        return host.move(house.desk("/tickets"), Map.of("partySize", 2))
                .expect(201)
                .text("number");
    }

    /** Three calls on the one replica, on the other's screen. */
    private void callsAreSeen(LiveStream screen) {
        for (int i = 0; i < 3; i++) {
            String number = house.call("small").expect(200).text("number");
            screen.until(shown -> calls(shown, number), PATIENCE);
        }
    }

    private static boolean calls(JsonNode shown, String number) {
        return shown.at("/lines/0/called/0").asText().equals(number);
    }

    private void theOtherGoesOn(LiveStream screen) {
        assertThat(take(false)).isEqualTo("A" + (PEOPLE + 1));
        Exchange called =
                otherHost.move(house.desk("/lines/small/calls"), Map.of()).expect(200);
        screen.until(shown -> calls(shown, called.text("number")), PATIENCE);
    }
}
