package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * Text that is odd but legal may be taken or refused. Taken, it is kept whole; refused, it leaves nothing behind; and it
 * never breaks the server.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class OddTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> REFUSED = Set.of(400, 401, 403, 404, 409, 412, 422, 428, 429);
    /** What WeChat or a worker wrote in between does not come each time; half a write does. */
    private static final int ATTEMPTS = 4;

    private static final List<String> ODD = List.of(
            "茶\uD83C\uDF75\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "\u202Eabc\u200F\u05E9",
            "１００",
            "a\r\nSet-Cookie: b=c",
            "'; drop table card; --",
            "<script>alert(1)</script>",
            "{{7*7}}${7*7}#{7*7}",
            "${jndi:ldap://127.0.0.1/a}",
            "../../etc/passwd");

    @Test
    void isTakenWholeOrLeavesNothing() throws IOException {
        Stage stage = Stage.set();
        List<String> wrong = new ArrayList<>();
        for (Exchange good : stage.goodJson().values()) {
            if (JSON.readTree(good.body()) instanceof ObjectNode root) {
                texts(root, (field, bodies) -> wrong.addAll(flaws(stage, good, field, bodies)));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(stage.shop()
                        .owner()
                        .get("/api/v1/staff/ledger/verification")
                        .at("/sound")
                        .asBoolean())
                .isTrue();
    }

    /** Rows are counted once for all of them where all are refused: counting is most of this test. */
    private static List<String> flaws(Stage stage, Exchange good, String field, List<byte[]> bodies) {
        Map<String, Long> before = stage.rows().count();
        List<String> flaws = new ArrayList<>();
        List<byte[]> refused = new ArrayList<>();
        for (byte[] body : bodies) {
            Exchange answer = stage.again(good, good.path(), newestTag(stage, good), body);
            if (!answer.isGood()) {
                refused.add(body);
                Refusal.flaw(answer, REFUSED, null).ifPresent(flaw -> flaws.add(field + ": " + flaw + answer.told()));
            }
        }
        boolean nothingLeft = refused.size() == bodies.size()
                && Rows.differences(before, stage.rows().count()).isEmpty();
        if (!nothingLeft) {
            refused.stream()
                    .map(body -> flaw(stage, good, body))
                    .filter(flaw -> !flaw.isEmpty())
                    .forEach(flaw -> flaws.add(field + ": " + flaw));
        }
        return flaws;
    }

    private static String flaw(Stage stage, Exchange good, byte[] body) {
        List<String> left = List.of();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Map<String, Long> before = stage.rows().count();
            Exchange answer = stage.again(good, good.path(), newestTag(stage, good), body);
            if (answer.isGood()) {
                return "";
            }
            Optional<String> flaw = Refusal.flaw(answer, REFUSED, null);
            if (flaw.isPresent()) {
                return flaw.get() + ": " + answer.told();
            }
            left = Rows.differences(before, stage.rows().count());
            if (left.isEmpty()) {
                return "";
            }
            stage.rows().settle();
        }
        return good.path() + " left " + left + " whenever it was refused";
    }

    /** Who edits has read before. */
    private static Map<String, String> newestTag(Stage stage, Exchange good) {
        if (!good.headers().containsKey("If-Match")) {
            return Map.of();
        }
        String tag = stage.bearerOf(good).get(good.path()).tag();
        return tag.isEmpty() ? Map.of() : Map.of("If-Match", tag);
    }

    /** Each text of the body, everywhere in it, with the odd texts in its place. */
    private static void texts(ObjectNode root, BiConsumer<String, List<byte[]>> taker) throws IOException {
        List<ObjectNode> owners = new ArrayList<>(List.of(root));
        root.findParents("reference").forEach(owner -> owners.add((ObjectNode) owner));
        for (JsonNode part : root) {
            part.forEach(element -> {
                if (element instanceof ObjectNode object && !owners.contains(object)) {
                    owners.add(object);
                }
            });
        }
        for (ObjectNode owner : owners) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(owner.properties())) {
                if (field.getValue().isTextual()) {
                    List<byte[]> bodies = new ArrayList<>();
                    for (String odd : ODD) {
                        owner.put(field.getKey(), odd);
                        bodies.add(JSON.writeValueAsBytes(root));
                    }
                    taker.accept(field.getKey(), bodies);
                    owner.set(field.getKey(), field.getValue());
                }
            }
        }
    }
}
