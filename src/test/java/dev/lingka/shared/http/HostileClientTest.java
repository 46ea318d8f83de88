package dev.lingka.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.RawHttp;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Clients that are slow on purpose, or lie about where they are. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(HostileClientTest.Impatient.class)
class HostileClientTest {

    private static final String HEAD = "POST /api/v1/member/sessions HTTP/1.1\r\nHost: localhost\r\n";
    private static final String OPEN = "/api/v1/member/join-codes/none";
    private static final int LIMIT = 5;
    private static final int PROXY = 9;
    private static final int PAUSE_MILLIS = 200;
    private static final Duration BOUND = Duration.ofSeconds(8);

    /** Little time for everybody, few tries for each address, and one proxy that may speak for others. */
    public static final class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lingka.limits.body-time", "1S",
                    "lingka.limits.sign-in", LIMIT + "/1M",
                    "quarkus.http.idle-timeout", "2S",
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.allow-x-forwarded", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0." + PROXY);
        }
    }

    @Test
    void aBodyThatTricklesIsRefusedAndItsConnectionEnds() throws IOException {
        String answer =
                slowly(HEAD + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n", " ".repeat(1_000));

        assertThat(answer)
                .startsWith("HTTP/1.1 408")
                .contains("application/problem+json", "REQUEST_TIMEOUT")
                .containsIgnoringCase("connection: close");
    }

    @Test
    void headersThatStopEndTheConnection() throws IOException {
        assertThat(slowly(HEAD + "X-Half: ", "")).isEmpty();
    }

    @Test
    void aConnectionThatSaysNothingEnds() throws IOException {
        assertThat(slowly("", "")).isEmpty();
    }

    /** Sends the head at once and the rest byte by byte; gives all that was answered until the server hung up. */
    private static String slowly(String head, String rest) throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        long deadline = System.nanoTime() + BOUND.toNanos();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) BOUND.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            trickle(socket, rest, deadline);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(System.nanoTime()).as("it ends in time").isLessThan(deadline);
            return answer;
        }
    }

    private static void trickle(Socket socket, String rest, long deadline) throws IOException {
        for (byte one : rest.getBytes(StandardCharsets.US_ASCII)) {
            if (socket.getInputStream().available() > 0 || System.nanoTime() > deadline) {
                return;
            }
            socket.getOutputStream().write(one);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aForgedAddressIsNotBelieved() {
        int host = 20 + ThreadLocalRandom.current().nextInt(50);
        for (int i = 0; i < LIMIT; i++) {
            assertThat(from(host, "203.0.113." + i)).startsWith("HTTP/1.1 404");
        }

        assertThat(from(host, "203.0.113.99")).startsWith("HTTP/1.1 429").containsIgnoringCase("retry-after:");
    }

    @Test
    void aTrustedProxysWordCounts() {
        String client = "198.51.100." + ThreadLocalRandom.current().nextInt(1, 255);
        for (int i = 0; i < LIMIT; i++) {
            assertThat(from(PROXY, client)).startsWith("HTTP/1.1 404");
        }

        assertThat(from(PROXY, client)).startsWith("HTTP/1.1 429");
        assertThat(from(PROXY, "192.0.2." + ThreadLocalRandom.current().nextInt(1, 255)))
                .startsWith("HTTP/1.1 404");
    }

    private static String from(int host, String claimed) {
        String request = "GET " + OPEN + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + claimed
                + "\r\nX-Real-IP: " + claimed + "\r\nConnection: close\r\n\r\n";
        return RawHttp.exchange(host, out -> out.write(request.getBytes(StandardCharsets.US_ASCII)));
    }
}
