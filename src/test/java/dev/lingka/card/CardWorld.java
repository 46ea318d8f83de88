package dev.lingka.card;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.TestMerchant;
import dev.lingka.testing.WechatLab;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A fresh merchant with its keys at WeChat, its people, and customers who come by. */
final class CardWorld {

    private static final Random RANDOM = new Random();
    private static final RestAssuredConfig CSV = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs("text/csv", ContentType.TEXT));

    private final TestMerchant merchant;
    private final JsonNode wechat;

    private CardWorld(TestMerchant merchant, JsonNode wechat) {
        this.merchant = merchant;
        this.wechat = wechat;
    }

    static CardWorld open() {
        TestMerchant merchant = TestMerchant.open();
        JsonNode wechat = WechatLab.merchant();
        TestMerchant.operator()
                .body(Map.of(
                        "miniProgram",
                        Map.of(
                                "appId", wechat.get("appid").asText(),
                                "appSecret", wechat.get("appSecret").asText())))
                .put("/api/v1/operator/merchants/{code}/wechat-credentials", merchant.code())
                .then()
                .statusCode(200);
        return new CardWorld(merchant, wechat);
    }

    String code() {
        return merchant.code();
    }

    TestMerchant merchant() {
        return merchant;
    }

    UUID storeId() {
        return merchant.storeId();
    }

    JsonNode wechat() {
        return wechat;
    }

    Customer customer() {
        return new Customer(this, anyPhone());
    }

    /** Another WeChat account with the same phone number: a second phone, or whoever has the number now. */
    Customer customer(String phone) {
        return new Customer(this, phone);
    }

    static String anyPhone() {
        return "138" + String.format("%08d", RANDOM.nextInt(100_000_000));
    }

    RequestSpecification owner() {
        return merchant.as("owner");
    }

    RequestSpecification moves(String person) {
        return merchant.as(person).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** Brings a file of plastic cards in. */
    Response importPlastic(String... lines) {
        String file = "number,medium,pin,phone,principal_fen,bonus_fen,points\n" + String.join("\n", lines) + "\n";
        return moves("owner")
                .config(CSV)
                .contentType("text/csv")
                .body(file)
                .post("/api/v1/staff/physical-card-imports");
    }

    /** Puts value on a customer's card by way of a plastic card that staff binds. */
    void load(UUID cardId, long principalFen, long bonusFen) {
        String number = "P" + RANDOM.nextLong(Long.MAX_VALUE);
        importPlastic(number + ",barcode,,," + principalFen + "," + bonusFen + ",0")
                .then()
                .statusCode(201);
        moves("owner")
                .contentType(ContentType.JSON)
                .body(Map.of("number", number))
                .post("/api/v1/staff/cards/{id}/physical-card", cardId)
                .then()
                .statusCode(200);
    }
}
