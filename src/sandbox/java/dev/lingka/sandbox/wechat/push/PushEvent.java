package dev.lingka.sandbox.wechat.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.json.Json;
import java.util.List;

/**
 * A message or event about a person.
 *
 * @param name the Event, or the MsgType when it is a message
 * @param fields what comes after the five common fields
 * @param wrapper the element around the list in XML; JSON has the list itself under the root
 */
public record PushEvent(
        String openid, String msgType, String name, ObjectNode fields, String wrapper, List<ObjectNode> list) {

    public static PushEvent event(String openid, String name, ObjectNode fields) {
        return new PushEvent(openid, "event", name, fields, null, List.of());
    }

    static PushEvent listed(String openid, String name, String wrapper, List<ObjectNode> list) {
        return new PushEvent(openid, "event", name, Json.object(), wrapper, list);
    }

    /** An ordinary message, e.g. MsgType text; its MsgId is among the fields. */
    public static PushEvent message(String openid, String msgType, ObjectNode fields) {
        return new PushEvent(openid, msgType, msgType, fields, null, List.of());
    }
}
