package dev.lingka.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The keys that WeChat gave a merchant, as the operator enters them. */
final class Keys {

    private Keys() {}

    static Map<String, Object> of(JsonNode given) {
        return Map.of(
                "miniProgram",
                Map.of("appId", text(given, "appid"), "appSecret", text(given, "appSecret")),
                "pay",
                Map.of(
                        "mchId", text(given, "mchid"),
                        "merchantSerial", text(given, "merchantSerial"),
                        "privateKey", text(given, "merchantPrivateKeyPem"),
                        "apiV3Key", text(given, "apiV3Key"),
                        "publicKeyId", text(given, "wechatPayPublicKeyId"),
                        "publicKey", text(given, "wechatPayPublicKeyPem")),
                "push",
                Map.of("token", text(given, "pushToken"), "aesKey", text(given, "encodingAesKey")));
    }

    private static String text(JsonNode given, String field) {
        return given.get(field).asText();
    }
}
