package dev.lingka.recharge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.TestMerchant;
import dev.lingka.testing.WechatLab;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A fresh merchant with its keys at WeChat, an offer, two people to decide, and members who come by. */
final class RechargeWorld {

    static final String TERMS = "2026-01";

    private final TestMerchant merchant;
    private final JsonNode wechat;

    private RechargeWorld(TestMerchant merchant, JsonNode wechat) {
        this.merchant = merchant;
        this.wechat = wechat;
    }

    static RechargeWorld open() {
        TestMerchant merchant = TestMerchant.open();
        merchant.hire("manager");
        JsonNode wechat = WechatLab.merchant();
        TestMerchant.operator()
                .body(Map.of("miniProgram", miniProgram(wechat), "pay", pay(wechat)))
                .put("/api/v1/operator/merchants/{code}/wechat-credentials", merchant.code())
                .then()
                .statusCode(200);
        RechargeWorld world = new RechargeWorld(merchant, wechat);
        world.publish(Map.of("recharge", rules()));
        return world;
    }

    /** Rules under which all tests buy: ¥300 brings ¥30, the first ¥100 bring ¥20. */
    static Map<String, Object> rules() {
        return Map.of(
                "ownAmount",
                true,
                "minFen",
                100,
                "maxFen",
                100_000,
                "termsVersion",
                TERMS,
                "payWithinMinutes",
                15,
                "refund",
                Map.of("selfServiceDays", 7, "later", "staff", "spentBonus", "deduct", "approvalAboveFen", 50_000),
                "offers",
                List.of(offer("pay-300", 30_000, 3_000, false), offer("first", 10_000, 2_000, true)));
    }

    private static Map<String, Object> offer(String code, long payFen, long bonusFen, boolean firstTime) {
        return Map.of(
                "code", code,
                "name", Map.of("zh", code, "en", code),
                "payFen", payFen,
                "bonusFen", bonusFen,
                "firstTime", firstTime);
    }

    private static Map<String, String> miniProgram(JsonNode wechat) {
        return Map.of("appId", text(wechat, "appid"), "appSecret", text(wechat, "appSecret"));
    }

    private static Map<String, String> pay(JsonNode wechat) {
        return Map.of(
                "mchId", text(wechat, "mchid"),
                "merchantSerial", text(wechat, "merchantSerial"),
                "privateKey", text(wechat, "merchantPrivateKeyPem"),
                "apiV3Key", text(wechat, "apiV3Key"),
                "publicKeyId", text(wechat, "wechatPayPublicKeyId"),
                "publicKey", text(wechat, "wechatPayPublicKeyPem"));
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asText();
    }

    void publish(Map<String, Object> document) {
        merchant.publish(document);
    }

    /** The manager agrees; answers what came of it. */
    String approve(String approvalId) {
        return merchant.approve(approvalId);
    }

    String code() {
        return merchant.code();
    }

    JsonNode wechat() {
        return wechat;
    }

    String mchid() {
        return text(wechat, "mchid");
    }

    UUID storeId() {
        return merchant.storeId();
    }

    TestMerchant merchant() {
        return merchant;
    }

    RequestSpecification owner() {
        return merchant.as("owner");
    }

    RequestSpecification moves(String person) {
        return merchant.as(person).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    Payer payer() {
        return Payer.join(this);
    }
}
