package dev.lingka.sandbox.wechat.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.json.Json;
import java.util.List;

/** Writes pushes as XML and as JSON, with the traps of the real ones: a list of one is an object in JSON. */
final class PushText {
    private PushText() {}

    static ObjectNode json(String toUserName, long createdAtSeconds, PushEvent event) {
        ObjectNode root = Json.object()
                .put("ToUserName", toUserName)
                .put("FromUserName", event.openid())
                .put("CreateTime", createdAtSeconds)
                .put("MsgType", event.msgType());
        if (event.msgType().equals("event")) {
            root.put("Event", event.name());
        }
        root.setAll(event.fields());
        List<ObjectNode> list = event.list();
        if (list.size() == 1) {
            root.set("List", list.get(0));
        } else if (!list.isEmpty()) {
            root.putArray("List").addAll(list);
        }
        return root;
    }

    static String xml(String toUserName, long createdAtSeconds, PushEvent event) {
        ObjectNode root = json(toUserName, createdAtSeconds, event);
        root.remove("List");
        StringBuilder text = new StringBuilder("<xml>");
        elements(text, root);
        if (event.wrapper() != null) {
            text.append('<').append(event.wrapper()).append('>');
            event.list().forEach(item -> element(text, "List", item));
            text.append("</").append(event.wrapper()).append('>');
        }
        return text.append("</xml>").toString();
    }

    private static void elements(StringBuilder text, ObjectNode node) {
        node.properties().forEach(field -> element(text, field.getKey(), field.getValue()));
    }

    static void element(StringBuilder text, String name, JsonNode value) {
        text.append('<').append(name).append('>');
        if (value instanceof ObjectNode nested) {
            elements(text, nested);
        } else if (value.isNumber()) {
            text.append(value.asText());
        } else {
            text.append("<![CDATA[").append(value.asText()).append("]]>");
        }
        text.append("</").append(name).append('>');
    }
}
