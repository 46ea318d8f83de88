package dev.lingka.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Loads one demo merchant; loading again changes nothing but the WeChat keys, which are entered anew. */
final class DemoLoader {

    private static final int NOT_FOUND = 404;

    private final Api application;
    private final Api wechat;
    private final Api identity;

    DemoLoader(String application, String wechat, String identity) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        this.application = new Api(http, application, null);
        this.wechat = new Api(http, wechat, null);
        this.identity = new Api(http, identity, null);
    }

    /** The SMS provider tells the application there what became of each SMS. */
    void hearOfSms(String address) throws IOException {
        wechat.send("PATCH", "/control/settings", Map.of("smsReportUrl", address));
    }

    /** True when the merchant had no store yet. */
    boolean load(DemoMerchant merchant) throws IOException {
        Api operator = application.with(staffToken("operator"));
        if (!isKnown(operator, merchant)) {
            operator.send(
                    "POST",
                    "/api/v1/operator/merchants",
                    Map.of("code", merchant.code(), "name", merchant.name(), "preset", merchant.preset()));
        }
        enterKeys(operator, merchant);
        String owner = "owner@" + merchant.code();
        operator.send(
                "POST",
                "/api/v1/operator/merchants/" + merchant.code() + "/owner-invitations",
                Map.of("subject", owner, "name", "老板"));
        Api asOwner = application.with(staffToken(owner));
        if (!asOwner.get("/api/v1/staff/stores").get("items").isEmpty()) {
            return false;
        }
        furnish(asOwner, merchant);
        for (Map<String, Object> customer : merchant.customers()) {
            wechat.send("POST", "/control/users", customer);
        }
        return true;
    }

    private static boolean isKnown(Api operator, DemoMerchant merchant) throws IOException {
        try {
            operator.get("/api/v1/operator/merchants/" + merchant.code());
            return true;
        } catch (Api.Refused refused) {
            if (refused.status() == NOT_FOUND) {
                return false;
            }
            throw refused;
        }
    }

    private void enterKeys(Api operator, DemoMerchant merchant) throws IOException {
        JsonNode keys = wechat.send(
                "POST", "/control/merchants", Map.of("ref", "demo-" + merchant.code(), "name", merchant.name()));
        operator.send(
                "PUT",
                "/api/v1/operator/merchants/" + merchant.code() + "/wechat-credentials",
                Map.of(
                        "miniProgram",
                        app(keys, "appid", "appSecret"),
                        "officialAccount",
                        app(keys, "officialAppid", "officialAppSecret"),
                        "pay",
                        pay(keys),
                        "push",
                        Map.of("token", text(keys, "pushToken"), "aesKey", text(keys, "encodingAesKey"))));
        String push = application.address() + "/api/wechat/" + merchant.code() + "/push";
        wechat.send("PATCH", "/control/merchants/" + text(keys, "mchid"), Map.of("pushUrl", push, "anyPage", true));
        wechat.send(
                "PATCH",
                "/control/apps/" + text(keys, "officialAppid"),
                Map.of(
                        "push",
                        Map.of(
                                "url", push,
                                "token", text(keys, "pushToken"),
                                "encodingAesKey", text(keys, "encodingAesKey"))));
    }

    private static Map<String, String> app(JsonNode keys, String id, String secret) {
        return Map.of("appId", text(keys, id), "appSecret", text(keys, secret));
    }

    private static Map<String, String> pay(JsonNode keys) {
        return Map.of(
                "mchId", text(keys, "mchid"),
                "merchantSerial", text(keys, "merchantSerial"),
                "privateKey", text(keys, "merchantPrivateKeyPem"),
                "apiV3Key", text(keys, "apiV3Key"),
                "publicKeyId", text(keys, "wechatPayPublicKeyId"),
                "publicKey", text(keys, "wechatPayPublicKeyPem"));
    }

    private static void furnish(Api owner, DemoMerchant merchant) throws IOException {
        Map<String, String> storeIds = new HashMap<>();
        for (Map<String, Object> store : merchant.stores()) {
            JsonNode opened = owner.send("POST", "/api/v1/staff/stores", store);
            String storeId = text(opened, "id");
            storeIds.put((String) store.get("code"), storeId);
            hangPoster(owner, storeId);
        }
        for (DemoMerchant.Terminal terminal : merchant.terminals()) {
            owner.send(
                    "POST",
                    "/api/v1/staff/terminals",
                    Map.of(
                            "storeId", storeIds.get(terminal.store()),
                            "name", terminal.name(),
                            "clientId", terminal.clientId(),
                            "chargeLimitFen", terminal.chargeLimitFen()));
        }
        for (Map<String, Object> person : merchant.staff()) {
            Map<String, Object> invited = new HashMap<>(person);
            invited.put("allStores", true);
            owner.send("POST", "/api/v1/staff/staff", invited);
        }
    }

    /** And WeChat draws its code, so that somebody can scan it at once. */
    private static void hangPoster(Api owner, String storeId) throws IOException {
        String codes = "/api/v1/staff/stores/" + storeId + "/join-codes";
        JsonNode made = owner.send("POST", codes, Map.of("source", "poster"));
        owner.fetch(codes + "/" + text(made, "id") + "/mini-program-code.jpg");
    }

    private String staffToken(String name) throws IOException {
        String form = "grant_type=password&client_id=lingka-console&scope=openid&password=any&username="
                + URLEncoder.encode(name, StandardCharsets.UTF_8);
        return text(identity.form("/token", form), "access_token");
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || !value.isTextual()) {
            throw new IllegalStateException("an answer lacks " + field);
        }
        return value.asText();
    }
}
