package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.AtOnce;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** One store whose hosts and screens are on two replicas; Redis dies and comes back, and so does one of the two. */
public final class QueueOnTwoReplicas {

    private static final int PEOPLE = 200;
    private static final int AT_ONCE = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration A_LOOK = Duration.ofSeconds(4);

    private final QueueHouse house;
    private final Caller otherHost;

    private QueueOnTwoReplicas(World one, String otherAddress) {
        house = QueueHouse.allDay(one);
        otherHost = new Caller(otherAddress, house.host().token(), new ConcurrentLinkedQueue<>());
    }

    /** What happens to the parts in the middle. */
    public record Faults(Runnable redisFlushed, Runnable redisDies, Runnable redisIsBack, Runnable oneDies) {}

    public static void play(World one, String otherAddress, Faults faults) {
        QueueOnTwoReplicas queue = new QueueOnTwoReplicas(one, otherAddress);
        String token = queue.house.display("电视");
        queue.twoHundredAtOnce();
        try (LiveStream screen = LiveStream.open(otherAddress, "/api/v1/displays/" + token + "/events", null, null)) {
            screen.next(PATIENCE);
            queue.callsAreSeen(screen, A_SECOND);
            faults.redisFlushed().run();
            queue.callsAreSeen(screen, A_SECOND);
            faults.redisDies().run();
            queue.callsAreSeen(screen, A_LOOK);
            faults.redisIsBack().run();
            queue.callsAreSeen(screen, A_LOOK);
            queue.callsAreSeen(screen, A_SECOND);
            faults.oneDies().run();
            queue.theOtherGoesOn(screen);
        }
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
    private void callsAreSeen(LiveStream screen, Duration within) {
        for (int i = 0; i < 3; i++) {
            long tapped = System.nanoTime();
            String number = house.call("small").expect(200).text("number");
            LiveStream.Event seen = screen.until(shown -> calls(shown, number), PATIENCE);
            assertThat(Duration.ofNanos(seen.nanos() - tapped)).as(number).isLessThan(within);
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
