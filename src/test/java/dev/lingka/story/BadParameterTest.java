package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.story.Operations.Operation;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Query parameters, path parameters and headers of every operation, spoiled: a 4xx that names them, nothing written. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class BadParameterTest {

    private static final String LONG = "9".repeat(1_000);
    private static final Set<Integer> NAMED = Set.of(400);
    private static final Set<Integer> NOT_THERE = Set.of(400, 404);
    private static final List<String> ANY = List.of("%00", "%ff", "%ed%a0%80", "a%0a%01", LONG);
    private static final List<String> NO_NUMBER = List.of("x", "1.5", "1e2", "99999999999999999999", "-1");
    private static final List<String> NO_ID = List.of("x", "-1", "0190a0a0-0000-7000-8000-00000000000g");
    /** Of parameters whose schema does not say what they may be. A new one needs its line here. */
    private static final Map<String, List<String>> NOT_SO = Map.of(
            "cursor", List.of("x", "!!", "%F0%9F%8D%B5", "AAAA", "-1"),
            "day", List.of("2026-02-30", "today", "1"),
            "month", List.of("2026-13", "2026", "november"),
            "from", List.of("2026-01-01", "now"),
            "until", List.of("2026-01-01", "now"),
            "phone", List.of("abc", "1"),
            "cardNumber", List.of("%3C%3E", "abc"),
            "number", List.of("1"));

    /** Any text may be one; what is nobody's finds nothing, which is no mistake in it. */
    private static final Set<String> FREE = Set.of("merchant", "actor", "action", "subject");

    /** Links that people open in a browser: what leads nowhere says so in a page. */
    private static final List<String> PAGES = List.of("/j/", "/o/");

    private Stage stage;
    private Map<String, Long> before;

    @BeforeEach
    void played() {
        stage = Stage.set();
        before = stage.rows().count();
    }

    @AfterEach
    void nothingIsWritten() {
        assertThat(Rows.differences(before, stage.rows().count())).isEmpty();
    }

    private record Attempt(
            Exchange good, String path, Map<String, String> headers, Set<Integer> statuses, String field) {

        Optional<String> flaw(Stage stage) {
            Exchange answer = stage.again(good, path, headers, Stage.bytes(good));
            boolean nothing = statuses.contains(404)
                    && answer.json().path("items").isArray()
                    && answer.json().path("items").isEmpty();
            return nothing
                    ? Optional.empty()
                    : Refusal.flaw(answer, statuses, field).map(flaw -> flaw + ": " + headers + " " + answer.told());
        }
    }

    @Test
    void aBadQueryParameterIsNamed() {
        List<Attempt> attempts = new ArrayList<>();
        stage.good().forEach((operation, good) -> {
            for (JsonNode parameter : operation.isWechats() ? List.<JsonNode>of() : operation.parameters("query")) {
                String name = parameter.path("name").asText();
                String path = without(good.path(), name) + name + "=";
                List<String> bad = badQuery(name, stage.operations().resolved(parameter.path("schema")));
                bad.forEach(value -> attempts.add(new Attempt(good, path + value, Map.of(), NAMED, name)));
                attempts.add(new Attempt(good, path + "1&" + name + "=1", Map.of(), NAMED, name));
            }
        });

        assertThat(attempts).hasSizeGreaterThan(300);
        assertThat(Stage.complaints(attempts, attempt -> attempt.flaw(stage))).isEmpty();
    }

    /** The path with all other parameters, ready for one more. */
    private static String without(String path, String name) {
        String[] parts = path.split("\\?", 2);
        String others = parts.length == 1
                ? ""
                : Stream.of(parts[1].split("&"))
                        .filter(parameter -> !parameter.startsWith(name + "="))
                        .map(parameter -> parameter + "&")
                        .collect(Collectors.joining());
        return parts[0] + "?" + others;
    }

    private static List<String> badQuery(String name, JsonNode schema) {
        List<String> bad = new ArrayList<>(ANY);
        if (schema.path("type").asText().equals("integer")) {
            bad.addAll(NO_NUMBER);
            bad.add(Long.toString(schema.path("maximum").asLong() + 1));
        } else if (schema.path("format").asText().equals("uuid")) {
            bad.addAll(NO_ID);
        } else if (schema.has("pattern") || schema.has("enum")) {
            bad.addAll(List.of("NO-SUCH!", "%F0%9F%8D%B5"));
        } else if (!FREE.contains(name)) {
            assertThat(NOT_SO).as("bad values of a query parameter").containsKey(name);
            bad.addAll(NOT_SO.get(name));
        }
        return bad;
    }

    @Test
    void aBadPathIsNotThere() {
        List<Attempt> attempts = new ArrayList<>();
        stage.good().forEach((operation, good) -> {
            if (!operation.isWechats() && PAGES.stream().noneMatch(operation.template()::startsWith)) {
                for (String path : badPaths(operation, good)) {
                    attempts.add(new Attempt(good, path, Map.of(), NOT_THERE, null));
                }
            }
        });

        assertThat(attempts).hasSizeGreaterThan(500);
        assertThat(Stage.complaints(attempts, attempt -> attempt.flaw(stage))).isEmpty();
    }

    /** Each variable of the path in turn: what is malformed, negative, too long, hostile, or simply not there. */
    private static List<String> badPaths(Operation operation, Exchange good) {
        List<String> bad = new ArrayList<>();
        String[] template = operation.template().split("/");
        for (int i = 0; i < template.length; i++) {
            if (template[i].startsWith("{")) {
                List<String> values = new ArrayList<>(
                        List.of("no-such", "-1", "0", LONG, "%00", "%ff", "%27%20or%201=1", "..%2f..", "%F0%9F%8D%B5"));
                values.add(UUID.randomUUID().toString());
                values.add(new UUID(0, 0).toString());
                for (String value : values) {
                    String[] path = good.path().replaceAll("\\?.*", "").split("/");
                    path[i] = value;
                    bad.add(String.join("/", path));
                }
            }
        }
        return bad;
    }

    @Test
    void whatNamesAStrangersPageLeadsNowhere() {
        for (String code : List.of("no-such", "%27", "%F0%9F%8D%B5", LONG)) {
            for (String page : PAGES) {
                Exchange answer = stage.world().anyone().get(page + code);

                assertThat(answer.status()).as(page + code).isEqualTo(404);
                assertThat(Refusal.isQuiet(answer)).isTrue();
            }
        }
    }

    @Test
    void aKeyThatIsNoneIsNamed() {
        List<Attempt> attempts = new ArrayList<>();
        stage.good().forEach((operation, good) -> {
            if (operation.takes("Idempotency-Key")) {
                for (String key : List.of("", " ", "k".repeat(129), "k".repeat(1_000), "a b", "a\tb")) {
                    attempts.add(
                            new Attempt(good, good.path(), Map.of("Idempotency-Key", key), NAMED, "Idempotency-Key"));
                }
            }
        });

        assertThat(attempts).hasSizeGreaterThan(100);
        assertThat(Stage.complaints(attempts, attempt -> attempt.flaw(stage))).isEmpty();
    }

    @Test
    void aTagThatIsNoneIsNamed() {
        List<Attempt> attempts = new ArrayList<>();
        stage.good().forEach((operation, good) -> {
            if (operation.takes("If-Match")) {
                for (String tag : List.of("x", "*", "W/\"1\"", "\"x\"", "\"1\", \"2\"", "\"99999999999\"", LONG)) {
                    attempts.add(new Attempt(good, good.path(), Map.of("If-Match", tag), NAMED, "If-Match"));
                }
                attempts.add(new Attempt(good, good.path(), Map.of("If-Match", "\"999999\""), Set.of(412), null));
            }
        });

        assertThat(attempts).hasSizeGreaterThan(30);
        assertThat(Stage.complaints(attempts, attempt -> attempt.flaw(stage))).isEmpty();
    }

    @Test
    void aTagIsNeededWhereSeveralPeopleEdit() {
        List<Attempt> attempts = new ArrayList<>();
        stage.good().forEach((operation, good) -> {
            boolean several = !operation.template().equals("/api/v1/member/profile"); // Only its owner edits that.
            if (operation.takes("If-Match") && several) {
                attempts.add(new Attempt(good, good.path(), Map.of("If-Match", ""), Set.of(428), null));
            }
        });

        assertThat(attempts).isNotEmpty();
        assertThat(Stage.complaints(attempts, attempt -> attempt.flaw(stage))).isEmpty();
    }
}
