package dev.lingka.wechat.open;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.wechat.Outage;
import dev.lingka.wechat.WechatJson;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests as WeChat wants them, and what its answers hold. */
final class OpenBodies {

    /** WeChat's numbers of "by its own number", "virtual good", "in one delivery" and "not delivered yet". */
    private static final int BY_TRANSACTION_ID = 2;

    private static final int VIRTUAL = 3;
    private static final int WHOLE = 1;
    private static final int TO_DELIVER = 1;
    private static final DateTimeFormatter BEIJING_MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.ofHours(8));

    private OpenBodies() {}

    static WechatSession session(OpenAnswer answer) {
        return new WechatSession(answer.text("openid"), WechatJson.text(answer.object(), "unionid"));
    }

    static String phone(String phoneCode, String openId) {
        return WechatJson.write(Map.of("code", phoneCode, "openid", openId));
    }

    /** The country code comes as text or as a number. A number for another app is no answer to our question. */
    static String phoneNumber(OpenAnswer answer, String appId) {
        JsonNode phone = answer.object().path("phone_info");
        String watermark = phone.path("watermark").path("appid").asText(appId);
        Optional<String> number = WechatJson.text(phone, "purePhoneNumber");
        if (number.isEmpty() || !watermark.equals(appId)) {
            throw new Outage("an answer without a phone number of this app");
        }
        return "+" + WechatJson.text(phone, "countryCode").orElse("86") + number.get();
    }

    static Optional<String> unionId(OpenAnswer answer) {
        return WechatJson.text(answer.object(), "unionid");
    }

    static String storeCode(String scene, String page) {
        return WechatJson.write(Map.of("scene", scene, "page", page));
    }

    /** WeChat answers an error with status 200 and JSON, so a picture is what does not begin like JSON. */
    static byte[] picture(OpenAnswer answer) {
        if (answer.json().isPresent()
                || answer.body().length() == 0
                || answer.body().getByte(0) == '{') {
            throw new Outage("an answer that is no picture");
        }
        return answer.body().getBytes();
    }

    static String shipping(Shipping shipping) {
        return WechatJson.write(Map.of(
                "order_key",
                Map.of("order_number_type", BY_TRANSACTION_ID, "transaction_id", shipping.transactionId()),
                "logistics_type",
                VIRTUAL,
                "delivery_mode",
                WHOLE,
                "shipping_list",
                List.of(Map.of("item_desc", shipping.item())),
                "upload_time",
                time(shipping.deliveredAt()),
                "payer",
                Map.of("openid", shipping.openId())));
    }

    static String shippedOrder(Shipping shipping) {
        return WechatJson.write(Map.of("transaction_id", shipping.transactionId()));
    }

    /** Whether WeChat has left the state in which it waits for a delivery. */
    static boolean isShipped(OpenAnswer answer) {
        return answer.object().path("order").path("order_state").asInt(TO_DELIVER) > TO_DELIVER;
    }

    private static String time(Instant at) {
        return BEIJING_MILLIS.format(at);
    }
}
