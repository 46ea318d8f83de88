package dev.lingka.wechat.push;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.wechat.WechatJson;

/** What makes a push the same one: a message by its id, an event by sender, second, kind and what it is about. */
final class PushKey {

    private PushKey() {}

    /**
     * WeChat names sender, second and event. The event's key, the message that it tells of and its entries are added,
     * because two scans within one second are two events, and adding what is equal in a repetition cannot tell equal
     * ones apart.
     */
    static String of(JsonNode message) {
        return WechatJson.text(message, "MsgId")
                .map(id -> "message|" + id)
                .orElseGet(() -> String.join(
                        "|",
                        "event",
                        needed(message, "FromUserName"),
                        needed(message, "CreateTime"),
                        needed(message, "Event"),
                        message.path("EventKey").asText(""),
                        message.path("MsgID").asText(""),
                        PushLists.of(message).toString()));
    }

    private static String needed(JsonNode message, String field) {
        return WechatJson.text(message, field).orElseThrow(() -> new PushRefused(PushFault.MALFORMED));
    }
}
