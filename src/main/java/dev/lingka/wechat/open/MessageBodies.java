package dev.lingka.wechat.open;

import dev.lingka.wechat.WechatJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages as WeChat wants them. */
final class MessageBodies {

    private MessageBodies() {}

    static String subscribe(SubscribeMessage message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("touser", message.openId());
        body.put("template_id", message.template());
        if (message.page() != null) {
            body.put("page", message.page());
        }
        body.put("data", data(message.fields()));
        body.put("lang", message.english() ? "en_US" : "zh_CN");
        return WechatJson.write(body);
    }

    static String template(TemplateMessage message, String miniProgram) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("touser", message.openId());
        body.put("template_id", message.template());
        body.put("client_msg_id", message.clientId());
        if (message.page() != null) {
            body.put("miniprogram", Map.of("appid", miniProgram, "pagepath", message.page()));
        }
        body.put("data", data(message.fields()));
        return WechatJson.write(body);
    }

    static String service(String openId, PlainMessage message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("touser", openId);
        message.media()
                .ifPresentOrElse(
                        media -> medium(body, serviceType(media.type()), media.id()),
                        () -> words(body, message.text()));
        return WechatJson.write(body);
    }

    /** Pictures of a mass message are a list of ids; the others are one id. */
    static String mass(List<String> openIds, PlainMessage message, String clientId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("touser", openIds);
        body.put("clientmsgid", clientId);
        message.media().ifPresentOrElse(media -> massMedium(body, media), () -> words(body, message.text()));
        return WechatJson.write(body);
    }

    /** A link that opens a page of the mini-program from outside of WeChat, for so many days. */
    static String urlLink(String page, String query, int days) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("path", page);
        body.put("query", query);
        body.put("expire_type", 1);
        body.put("expire_interval", days);
        return WechatJson.write(body);
    }

    private static void massMedium(Map<String, Object> body, PlainMessage.Media media) {
        if (media.type() == PlainMessage.Type.PICTURE) {
            body.put("msgtype", "image");
            body.put("images", Map.of("media_ids", List.of(media.id())));
        } else {
            medium(body, media.type() == PlainMessage.Type.AUDIO ? "voice" : "mpvideo", media.id());
        }
    }

    private static String serviceType(PlainMessage.Type type) {
        return switch (type) {
            case PICTURE -> "image";
            case AUDIO -> "voice";
            case VIDEO -> "video";
        };
    }

    private static void medium(Map<String, Object> body, String type, String id) {
        body.put("msgtype", type);
        body.put(type, Map.of("media_id", id));
    }

    private static void words(Map<String, Object> body, String text) {
        body.put("msgtype", "text");
        body.put("text", Map.of("content", text));
    }

    private static Map<String, Object> data(Map<String, String> fields) {
        Map<String, Object> data = new LinkedHashMap<>();
        fields.forEach((key, value) -> data.put(key, Map.of("value", value)));
        return data;
    }
}
