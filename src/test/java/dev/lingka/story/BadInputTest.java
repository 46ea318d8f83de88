package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.story.BadInputs.Spoiled;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The body of every operation's good request is sent again, spoiled, with a token that may: each time a 4xx problem
 * that names the field, and no table has a row more or less.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class BadInputTest {

    private static final Set<Integer> MALFORMED = Set.of(400);
    private static final List<String> NO_YAML = List.of(
            "",
            "a: [",
            "a: 1\na: 2",
            "just text",
            "- a\n- b",
            "a: \"\\0\"",
            "a: &a [x]\nb: [*a, *a]",
            "!!java.net.URL [\"http://localhost\"]",
            "[".repeat(10_000),
            "about:\n  name: {zh: \"\\u0007\", en: x}",
            "about: " + "x".repeat(500_000));
    private static final String CSV = "number,medium,pin,phone,principal_fen,bonus_fen,points\n";
    private static final List<String> NO_CSV = List.of(
            "",
            "number\n",
            CSV,
            CSV + "A1001,barcode,1234,,-1,0,0\n",
            CSV + "A1001,barcode,1234,,0.5,0,0\n",
            CSV + "A1001,barcode,1234,,9223372036854775808,0,0\n",
            CSV + "A1001,barcode,1234,,1e2,0,0\n",
            CSV + "A1001,barcode,1234,x,1,0,0\n",
            CSV + "A1001,barcode,1234,,1,0\n",
            CSV + "\u0000,barcode,1234,,1,0,0\n",
            CSV + "=cmd(),barcode,1234,,1,0,0\n",
            CSV + "A".repeat(100_000) + ",barcode,1234,,1,0,0\n",
            CSV + "A1001,barcode,1234,,1,0,0\nA1001,barcode,1234,,1,0,0\n");

    private Stage stage;
    private Map<String, Long> before;

    private record Attempt(Exchange good, Spoiled spoiled) {

        Optional<String> flaw(Stage stage) {
            Exchange answer = stage.again(good, good.path(), spoiled.headers(), spoiled.body());
            return Refusal.flaw(answer, spoiled.statuses(), spoiled.field())
                    .map(flaw -> spoiled.what() + ": " + flaw + ": " + answer.told());
        }
    }

    @BeforeEach
    void played() {
        stage = Stage.set();
        before = stage.rows().count();
    }

    @Test
    void isRefusedWithItsFieldAndChangesNothing() {
        List<Attempt> attempts = new ArrayList<>();
        stage.goodJson().forEach((operation, good) -> BadInputs.of(stage.operations(), operation, good)
                .forEach(spoiled -> attempts.add(new Attempt(good, spoiled))));

        List<String> wrong = Stage.complaints(attempts, attempt -> attempt.flaw(stage));

        assertThat(attempts).hasSizeGreaterThan(3_000);
        assertThat(wrong).isEmpty();
        assertThat(Rows.differences(before, stage.rows().count())).isEmpty();
    }

    @Test
    void aProgrammeThatIsNoYamlIsRefused() {
        Exchange draft = stage.goodOf("ProgrammeAdminResource_draft");

        List<String> wrong = Stage.complaints(NO_YAML, yaml -> refused(draft, "application/yaml", utf8(yaml)));

        assertThat(wrong).isEmpty();
        assertThat(Rows.differences(before, stage.rows().count())).isEmpty();
    }

    @Test
    void anImportThatIsNoTableOfCardsIsRefused() {
        Exchange taken = stage.goodOf("ImportAdminResource_take");

        List<String> wrong = Stage.complaints(NO_CSV, csv -> refused(taken, "text/csv", utf8(csv)));
        wrong.addAll(refused(taken, "text/csv", new byte[] {(byte) 0xff, (byte) 0xfe, 0x41}).stream()
                .toList());

        assertThat(wrong).isEmpty();
        assertThat(Rows.differences(before, stage.rows().count())).isEmpty();
    }

    @Test
    void whatWechatDidNotSignIsRefused() {
        List<String> wrong = new ArrayList<>();
        for (String id : List.of("NoticeResource_receive", "PushResource_receive")) {
            Exchange good = stage.goodOf(id);
            for (String body :
                    List.of("", "x", "{}", "null", "<xml/>", good.body().substring(1), "[".repeat(10_000))) {
                Exchange answer = stage.again(good, good.path(), Map.of(), utf8(body));
                Refusal.flawOfWechat(answer).ifPresent(flaw -> wrong.add(flaw + ": " + answer.told()));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(Rows.differences(before, stage.rows().count())).isEmpty();
    }

    private Optional<String> refused(Exchange good, String type, byte[] body) {
        Exchange answer = stage.again(good, good.path(), Map.of("Content-Type", type), body);
        return Refusal.flaw(answer, MALFORMED, null)
                .map(flaw -> new String(body, 0, Math.min(body.length, 60), StandardCharsets.UTF_8) + ": " + flaw + ": "
                        + answer.told());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
