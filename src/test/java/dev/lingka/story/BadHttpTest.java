package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.RawHttp;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HTTP itself, spoiled at every operation's address: wrong methods, huge and garbled headers, bodies without end. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class BadHttpTest {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "BREW");
    /** Where several classes share the beginning of an address, JAX-RS says 404 for a method that none of them has. */
    private static final Set<Integer> NO_SUCH = Set.of(404, 405);

    /** Reads that stand in the audit trail. */
    private static final Set<String> AUDITED = Set.of("AnswerAdminResource_show", "BatchAdminResource_codes");

    private static final int CHUNK = 0x1000;
    private static final int CHUNKS = 1_000;

    private Stage stage;
    private Map<String, Long> before;

    private record Attempt(Exchange good, String method, Map<String, String> headers) {

        Exchange send(Stage stage) {
            return stage.bearerOf(good).send(method, good.path(), headers, method.equals("GET") ? null : "{}");
        }
    }

    @BeforeEach
    void played() {
        stage = Stage.set();
        before = stage.rows().count();
    }

    @AfterEach
    void nothingIsWritten() {
        assertThat(Rows.differences(before, stage.rows().count())).isEmpty();
    }

    @Test
    void anotherMethodIsRefused() {
        List<Attempt> attempts = new ArrayList<>();
        for (Exchange good : stage.good().values()) {
            METHODS.stream()
                    .filter(method -> !stage.operations().methodsAt(good.path()).contains(method))
                    .forEach(method -> attempts.add(new Attempt(good, method, Map.of())));
        }

        List<String> wrong = Stage.complaints(attempts, attempt -> {
            Exchange answer = attempt.send(stage);
            return Refusal.flaw(answer, NO_SUCH, null).map(flaw -> flaw + ": " + answer.told());
        });

        assertThat(attempts).hasSizeGreaterThan(300);
        assertThat(wrong).isEmpty();
    }

    @Test
    void hugeHeadersAreRefused() {
        String huge = "X-Huge: " + "x".repeat(20_000);

        assertThat(stage.good().values())
                .filteredOn(good -> !RawHttp.get(good.path(), huge).contains(" 431 "))
                .isEmpty();
    }

    @Test
    void garbledWishesChangeNothing() {
        List<Exchange> reads = stage.good().entrySet().stream()
                .filter(asked -> !AUDITED.contains(asked.getKey().id()))
                .map(Map.Entry::getValue)
                .filter(good -> good.method().equals("GET") && !good.path().startsWith("/api/wechat/"))
                .toList();

        List<String> wrong = Stage.complaints(reads, good -> {
            Exchange plain = stage.again(good, good.path(), Map.of(), null);
            for (String language : List.of(";;;", "xx-klingon;q=9", "<script>", "*;q=x,,", "zh".repeat(2_000))) {
                Exchange answer = stage.again(good, good.path(), Map.of("Accept-Language", language), null);
                if (answer.status() != plain.status() || !Refusal.isQuiet(answer)) {
                    return Optional.of(language + ": " + plain.status() + ", " + answer.told());
                }
            }
            return Optional.empty();
        });

        assertThat(reads).hasSizeGreaterThan(50);
        assertThat(wrong).isEmpty();
    }

    @Test
    void aBodyWithoutEndIsRefusedAndItsConnectionEnds() {
        String head =
                head(stage.goodOf("ChargeAdminResource_charge"), "k-endless") + "Transfer-Encoding: chunked\r\n\r\n";

        String answer = RawHttp.exchange(1, out -> writeWithoutEnd(out, head));

        assertThat(answer).startsWith("HTTP/1.1 413").containsIgnoringCase("connection: close");
        assertThat(answer).contains("BODY_TOO_LARGE");
    }

    private static void writeWithoutEnd(OutputStream out, String head) throws IOException {
        out.write(ascii(head));
        byte[] chunk = ascii(Integer.toHexString(CHUNK) + "\r\n" + " ".repeat(CHUNK) + "\r\n");
        for (int i = 0; i < CHUNKS; i++) {
            out.write(chunk);
        }
    }

    @Test
    void controlCharactersInAKeyAreRefused() {
        Exchange good = stage.goodOf("ChargeAdminResource_charge");
        for (String key : List.of("a\u0000b", "a\u0001b", "a\u007fb", "键")) {
            String answer = RawHttp.exchange(1, out -> {
                out.write((head(good, key) + "Content-Length: 2\r\nConnection: close\r\n\r\n{}")
                        .getBytes(StandardCharsets.UTF_8));
            });

            assertThat(answer).as(key).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void twoLengthsAreNoLength() {
        Exchange good = stage.goodOf("ChargeAdminResource_charge");

        String answer = RawHttp.exchange(
                1,
                out -> out.write(ascii(head(good, "k-two")
                        + "Content-Length: 2\r\nContent-Length: 40\r\nConnection: close\r\n\r\n{}")));

        assertThat(answer).startsWith("HTTP/1.1 400");
    }

    private static String head(Exchange good, String key) {
        return "POST " + good.path() + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + Stage.bearer(good) + "\r\nIdempotency-Key: " + key + "\r\n";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
