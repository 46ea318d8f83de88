package dev.lingka.wechat.open;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.wechat.Outage;
import dev.lingka.wechat.WechatJson;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.Set;

/**
 * One answer of the open platform.
 *
 * @param json the object that the body holds, if it holds one: errors always do
 */
record OpenAnswer(Buffer body, Optional<JsonNode> json) {

    /** WeChat is busy and asks to be asked again. */
    static final int BUSY = -1;

    private static final Set<Integer> TOKEN_REFUSED = Set.of(40001, 40014, 42001);

    /** @param body null when there was none, which is no answer of WeChat's but not ours to stumble over */
    static OpenAnswer of(byte[] body) {
        byte[] bytes = body == null ? new byte[0] : body;
        return new OpenAnswer(Buffer.buffer(bytes), WechatJson.read(bytes));
    }

    /** WeChat's error code; 0 when there is none, because success often leaves it out. */
    int errorCode() {
        return json.map(node -> node.path("errcode").asInt(0)).orElse(0);
    }

    boolean refusesToken() {
        return TOKEN_REFUSED.contains(errorCode());
    }

    /** The object; an answer without one is no answer of WeChat's. */
    JsonNode object() {
        return json.orElseThrow(() -> new Outage("an answer that is no JSON object"));
    }

    /** A text field that must be there. */
    String text(String field) {
        return WechatJson.text(object(), field).orElseThrow(() -> new Outage("an answer without " + field));
    }

    @Override
    public String toString() {
        return "OpenAnswer[errcode=" + errorCode() + "]";
    }
}
