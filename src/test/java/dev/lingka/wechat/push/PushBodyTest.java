package dev.lingka.wechat.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushBodyTest {

    private static final String ONE =
            "{\"Event\":\"subscribe_msg_popup_event\",\"CreateTime\":\"1\",\"List\":{\"TemplateId\":\"t1\"}}";
    private static final String TWO =
            "{\"Event\":\"subscribe_msg_popup_event\",\"List\":[{\"TemplateId\":\"t1\"},{\"TemplateId\":\"t2\"}]}";
    private static final String XML =
            """
            <xml><ToUserName><![CDATA[gh_1]]></ToUserName><Event><![CDATA[subscribe_msg_popup_event]]></Event>
            <SubscribeMsgPopupEvent><List><TemplateId><![CDATA[t1]]></TemplateId></List>
            <List><TemplateId><![CDATA[t2]]></TemplateId></List></SubscribeMsgPopupEvent></xml>""";

    @Test
    void entriesLookAlikeInAllShapes() {
        assertThat(templates(PushBody.read(ONE))).containsExactly("t1");
        assertThat(templates(PushBody.read(TWO))).containsExactly("t1", "t2");
        assertThat(templates(PushBody.read(XML))).containsExactly("t1", "t2");
        assertThat(templates(PushBody.read("{\"Event\":\"subscribe\"}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"qrscene_store-1", "store-1"})
    void theSceneIsTheSameForNewAndOldFollowers(String eventKey) {
        JsonNode body = PushBody.read("<xml><EventKey><![CDATA[" + eventKey + "]]></EventKey></xml>");

        assertThat(event(body).scene()).contains("store-1");
    }

    @Test
    void aFollowWithoutACodeHasNoScene() {
        assertThat(event(PushBody.read("<xml><EventKey><![CDATA[]]></EventKey></xml>"))
                        .scene())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[1]", "1", "{", "<xml>", "<a></b>", "null", "\"text\""})
    void whatIsNoMessageIsRefused(String text) {
        assertThat(fault(text)).isEqualTo(PushFault.MALFORMED);
    }

    @Test
    void xmlCannotReadFilesNorGrow(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "do not tell");
        String reading = "<!DOCTYPE xml [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><xml><Event>&e;</Event></xml>";
        String growing = "<!DOCTYPE xml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>"
                + "<xml><Event>&b;</Event></xml>";

        for (String attack : List.of(reading, growing)) {
            try {
                String read = PushBody.read(attack).toString();
                assertThat(read).doesNotContain("do not tell").doesNotContain("aaaaaaaaaa");
            } catch (PushRefused refused) {
                assertThat(refused.fault()).isEqualTo(PushFault.MALFORMED);
            }
        }
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(fault("{\"a\":".repeat(5000) + "1" + "}".repeat(5000))).isEqualTo(PushFault.MALFORMED);
        assertThat(fault("<xml>" + "<a>".repeat(5000) + "</a>".repeat(5000) + "</xml>"))
                .isEqualTo(PushFault.MALFORMED);
    }

    @Test
    void theKeyTellsEventsApartAndRepetitionsNot() {
        String scan = "{\"FromUserName\":\"o1\",\"CreateTime\":7,\"Event\":\"SCAN\",\"EventKey\":\"%s\"}";

        assertThat(PushKey.of(PushBody.read(scan.formatted("a"))))
                .isEqualTo(PushKey.of(PushBody.read(scan.formatted("a").replace(":7", ":\"7\""))))
                .isNotEqualTo(PushKey.of(PushBody.read(scan.formatted("b"))));
        assertThat(PushKey.of(PushBody.read("{\"MsgId\":12345678901234567}"))).endsWith("12345678901234567");
    }

    private static List<String> templates(JsonNode body) {
        return event(body).entries().stream()
                .map(entry -> entry.path("TemplateId").asText())
                .toList();
    }

    private static PushEvent event(JsonNode body) {
        return new PushEvent(1, "gh_1", "o1", "any", Instant.EPOCH, body);
    }

    private static PushFault fault(String text) {
        return catchThrowableOfType(PushRefused.class, () -> PushBody.read(text))
                .fault();
    }
}
