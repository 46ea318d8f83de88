package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.AtOnce;
import dev.lingka.testing.OwnParts;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a host does is seen on screens and phones at once; what another replica did is seen when its bell rings, or else
 * within a second or two. Another replica is played by its change in the database and its word on Redis.
 */
@QuarkusTest
@TestProfile(QueueLiveTest.Own.class)
class QueueLiveTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    /** A look each second, and a busy machine. */
    private static final Duration A_LOOK_LATER = Duration.ofSeconds(4);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST = 620;
    private static final Pattern LOADS = Pattern.compile("lingka_queue_board_loads_total\\S* (\\S+)");

    OwnParts parts;

    private final Superuser database;
    private final List<LiveStream> open = new ArrayList<>();
    private final ExecutorService phones = Executors.newCachedThreadPool();
    private World world;
    private QueueHouse house;

    QueueLiveTest(Superuser database) {
        this.database = database;
    }

    /** A Redis of its own, and few places for watchers. */
    public static final class Own implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Services.class), new TestResourceEntry(OwnParts.class));
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lingka.queue.board.watchers", Integer.toString(MOST),
                    "lingka.queue.board.beat", "PT2S",
                    "lingka.queue.board.poll", "PT8S");
        }
    }

    @BeforeEach
    void openTheHouse() {
        world = World.underTest();
        house = QueueHouse.allDay(world);
    }

    @AfterEach
    void everybodyGoes() {
        open.forEach(LiveStream::close);
        phones.shutdownNow();
        parts.bringBack(OwnParts.REDIS);
    }

    private LiveStream watch(String path, String token, String lastEventId) {
        LiveStream stream = LiveStream.open(world.address(), path, token, lastEventId);
        open.add(stream);
        return stream;
    }

    private LiveStream hostsStream(String lastEventId) {
        return watch(house.desk("/events"), house.host().token().get(), lastEventId);
    }

    private LiveStream screen(String token) {
        return watch("/api/v1/displays/" + token + "/events", null, null);
    }

    private CompletableFuture<Exchange> poll(Phone phone, JsonNode ticket) {
        String path = QueueHouse.TICKETS + "/current?storeId=" + house.storeId() + "&version="
                + ticket.path("version").asLong();
        return CompletableFuture.supplyAsync(() -> phone.app().get(path), phones);
    }

    @Test
    void aTapReachesScreenHostAndPhone() {
        Phone first = house.shop().member("一号");
        Phone second = house.shop().member("二号");
        house.take(first, 2);
        JsonNode waiting = house.take(second, 2);
        LiveStream host = hostsStream(null);
        LiveStream screen = screen(house.display("电视"));
        assertThat(host.next(PATIENCE).data().at("/lines/0/waiting")).hasSize(2);
        assertThat(screen.next(PATIENCE).data().at("/lines/0/next/0").asText()).isEqualTo("A001");
        CompletableFuture<Exchange> phone = poll(second, waiting);
        pause(Duration.ofMillis(500));
        assertThat(phone).isNotDone();

        long tapped = System.nanoTime();
        house.call("small").expect(200);

        LiveStream.Event seen =
                screen.until(shown -> shown.at("/lines/0/called/0").asText().equals("A001"), PATIENCE);
        assertThat(Duration.ofNanos(seen.nanos() - tapped)).isLessThan(AT_ONCE);
        seen = host.until(shown -> shown.at("/lines/0/called/0/number").asText().equals("A001"), PATIENCE);
        assertThat(Duration.ofNanos(seen.nanos() - tapped)).isLessThan(AT_ONCE);
        assertThat(phone.join().expect(200).at("/ahead").asInt()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - tapped)).isLessThan(AT_ONCE.multipliedBy(2));
    }

    /** The first who asks has the board read; whoever asks meanwhile gets no older one. */
    @Test
    void whoeverAsksAfterATapSeesItAlsoWhileTheBoardIsRead() {
        Phone member = house.shop().member("看看");
        String path = "/api/v1/member/queues/" + house.storeId();
        for (int round = 0; round < 20; round++) {
            boolean paused = round % 2 == 0;
            (paused ? house.host().move(house.desk("/lines/small/pause"), Map.of()) : house.line("small", "resumption"))
                    .expect(200);

            List<Boolean> seen = AtOnce.all(Collections.nCopies(8, () -> member.app()
                    .get(path)
                    .expect(200)
                    .at("/lines/0/paused")
                    .asBoolean()));

            assertThat(seen).as("round %d", round).containsOnly(paused);
        }
    }

    @Test
    void aPhoneIsNotWokenByWhatDoesNotConcernIt() {
        Phone phone = house.shop().member("安静");
        JsonNode ticket = house.take(phone, 2);

        CompletableFuture<Exchange> poll = poll(phone, ticket);
        pause(Duration.ofMillis(300));
        house.walkIn(2);
        house.walkIn(4);
        house.walkIn(7);
        pause(Duration.ofSeconds(2));
        assertThat(poll).isNotDone();

        Exchange same = poll.join().expect(200); // after eight seconds, with what it knew
        assertThat(same.at("/ahead").asInt()).isZero();
        assertThat(same.text("state")).isEqualTo("waiting");
    }

    @Test
    void aPhoneLearnsOfItsEnd() {
        Phone phone = house.shop().member("入座");
        JsonNode ticket = house.take(phone, 2);
        CompletableFuture<Exchange> poll = poll(phone, ticket);
        pause(Duration.ofMillis(300));

        house.step(ticket, "seating", Map.of()).expect(200);

        assertThat(poll.join().expect(200).text("state")).isEqualTo("seated");
        house.current(phone).refused(404, "NOT_FOUND");
    }

    @Test
    void afterALostConnectionNothingIsMissed() {
        house.walkIn(2);
        LiveStream before = hostsStream(null);
        LiveStream.Event seen = before.next(PATIENCE);
        before.close();
        house.walkIn(2);
        house.call("small").expect(200);

        LiveStream after = hostsStream(seen.id());

        LiveStream.Event caughtUp = after.next(PATIENCE);
        assertThat(caughtUp.data().path("version").asLong())
                .isEqualTo(seen.data().path("version").asLong() + 2);
        assertThat(caughtUp.data().at("/lines/0/called")).hasSize(1);
        assertThat(caughtUp.data().at("/lines/0/waiting")).hasSize(1);
        LiveStream known = hostsStream(caughtUp.id());
        assertThat(known.isSilent(Duration.ofSeconds(1))).as("nothing new").isTrue();
        Story.until(() -> known.comments() > 0, "a sign of life");
        house.call("small").expect(200);
        assertThat(known.next(PATIENCE).data().at("/lines/0/called")).hasSize(2);
    }

    @Test
    void whatAnotherReplicaDidIsSeenWithItsBellAndWithout() {
        LiveStream host = hostsStream(null);
        host.next(PATIENCE);
        house.walkIn(2);
        host.next(PATIENCE);

        for (int i = 0; i < 6; i++) {
            boolean paused = i % 2 == 0;
            pause(Duration.ofMillis(130L * i));
            anotherReplicaPauses(paused);
            long rung = System.nanoTime();
            ring();
            LiveStream.Event seen = host.until(shows(paused), PATIENCE);
            assertThat(Duration.ofNanos(seen.nanos() - rung)).isLessThan(Duration.ofMillis(600));
        }
        parts.takeAway(OwnParts.REDIS);
        anotherReplicaPauses(true);
        host.until(shows(true), A_LOOK_LATER);
        anotherReplicaPauses(false);
        host.until(shows(false), A_LOOK_LATER);
        house.walkIn(2);
        host.until(shown -> shown.at("/lines/0/waiting").size() == 2, A_LOOK_LATER);
        parts.bringBack(OwnParts.REDIS);
        command("FLUSHALL");
        anotherReplicaPauses(true);
        host.until(shows(true), A_LOOK_LATER);
        house.call("small").expect(200);
        host.until(shown -> shown.at("/lines/0/called").size() == 1, A_LOOK_LATER);
    }

    private static Predicate<JsonNode> shows(boolean paused) {
        return shown -> shown.at("/lines/0/paused").asBoolean() == paused;
    }

    private void anotherReplicaPauses(boolean paused) {
        database.run("update queue_line set version = version + 1, paused_at = " + (paused ? "now()" : "null")
                + " where line = 'small' and store_id = '" + house.storeId() + "'");
    }

    private void ring() {
        String merchant =
                Long.toString(database.number("select merchant_id from store where id = '" + house.storeId() + "'"));
        command("PUBLISH i:queue:changed " + merchant + ":" + house.storeId());
    }

    private void command(String line) {
        String hosts = ConfigProvider.getConfig().getValue("quarkus.redis.hosts", String.class);
        int port = Integer.parseInt(hosts.replaceAll(".*:", "").replaceAll("/.*", ""));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isNotEqualTo('-');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRevokedScreenGoesDark() {
        String made = house.display("门口");
        String kept = house.display("里间");
        LiveStream dark = screen(made);
        LiveStream light = screen(kept);
        dark.next(PATIENCE);
        light.next(PATIENCE);
        JsonNode list =
                house.shop().owner().get(house.desk("/displays")).expect(200).json();
        String id = list.at("/items/1/id").asText(); // the older one

        house.shop()
                .owner()
                .send("POST", house.desk("/displays/" + id + "/revocation"), Map.of(), null)
                .expect(200);

        Story.until(dark::hasEnded, "the stream ends");
        assertThat(light.hasEnded()).isFalse();
        assertThat(world.anyone().get("/api/v1/displays/" + made).status()).isEqualTo(404);
        assertThat(world.anyone().get("/api/v1/displays/" + made + "/events").status())
                .isEqualTo(404);
        house.walkIn(2);
        light.until(shown -> shown.at("/lines/0/waiting").asInt() == 1, PATIENCE);
    }

    /** Five hundred screens and a hundred phones, and a place or so left. */
    @Test
    void watchersCostNoQueryEach() {
        String token = house.display("很多");
        List<LiveStream> screens =
                IntStream.range(0, 500).mapToObj(any -> screen(token)).toList();
        screens.forEach(screen -> screen.next(PATIENCE));
        Phone phone = house.shop().member("很久");
        JsonNode ticket = house.take(phone, 6);
        List<CompletableFuture<Exchange>> polls =
                IntStream.range(0, 100).mapToObj(any -> poll(phone, ticket)).toList();
        screens.forEach(
                screen -> screen.until(shown -> shown.at("/lines/2/waiting").asInt() == 1, PATIENCE));
        pause(Duration.ofSeconds(1));
        long loads = loads();
        long statements = committed();

        for (int i = 1; i <= 10; i++) {
            int waiting = i;
            house.walkIn(2);
            screens.forEach(
                    screen -> screen.until(shown -> shown.at("/lines/0/waiting").asInt() >= waiting, PATIENCE));
        }

        assertThat(loads() - loads).as("readings for ten changes").isBetween(1L, 25L);
        pause(Duration.ofSeconds(2)); // until PostgreSQL has counted
        assertThat(committed() - statements).as("transactions of everybody").isLessThan(450);
        polls.forEach(poll -> assertThat(poll.join().status()).isEqualTo(200));
        fillUp(token, screens.size());
    }

    private void fillUp(String token, int there) {
        List<LiveStream> more =
                IntStream.range(there, MOST).mapToObj(any -> screen(token)).toList();
        more.forEach(screen -> screen.next(PATIENCE));
        Exchange refused = world.anyone().get("/api/v1/displays/" + token + "/events");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("5");
    }

    private long loads() {
        String metrics = new String(world.anyone().get("/q/metrics").expect(200).answer(), StandardCharsets.UTF_8);
        Matcher found = LOADS.matcher(metrics);
        assertThat(found.find()).isTrue();
        return (long) Double.parseDouble(found.group(1));
    }

    private long committed() {
        return database.number("select xact_commit from pg_stat_database where datname = current_database()");
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
