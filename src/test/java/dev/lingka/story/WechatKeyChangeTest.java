package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All keys of WeChat Pay are changed at WeChat while a payment is on its way, and a moment later here. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class WechatKeyChangeTest {

    private static final String OFFER = "pay-300-get-30";

    private final World world = World.underTest();
    private final Shop shop = Shop.open(world);
    private final Phone phone = shop.holder().phone();
    private final String mchId = shop.wechat().get("mchid").asText();

    @Test
    void aPaymentInBetweenIsCreditedWhenTheNewKeysAreHere() {
        String order = payWithoutNotice();
        JsonNode renewed = renew();
        assertThat(noticeIsTaken(order)).isFalse();
        phone.order(OFFER).expect(503);
        assertThat(phone.totalFen()).isZero();

        enter(renewed);

        // That notice was encrypted under the old APIv3 key, so that it never opens; the reconciler asks for the order.
        Story.until(() -> phone.totalFen() == 33_000, "the payment is on the card");
        assertThat(noticeIsTaken(order)).isFalse();
        phone.pay(phone.order(OFFER).expect(201).at("/payment"));
        Story.until(() -> phone.totalFen() == 66_000, "a payment under the new keys is too");
        shop.verify();
    }

    private String payWithoutNotice() {
        Exchange placed = phone.order(OFFER).expect(201);
        String order = world.wechat()
                .get("/control/orders/" + mchId)
                .expect(200)
                .at("/0/out_trade_no")
                .asText();
        world.wechat()
                .post("/control/orders/" + mchId + "/" + order + "/lose-notice", Map.of())
                .expect(200);
        phone.pay(placed.at("/payment"));
        return order;
    }

    private JsonNode renew() {
        return world.wechat()
                .post("/control/merchants/" + mchId + "/keys", Map.of())
                .expect(200)
                .json();
    }

    /** WeChat sends the notice once more; whether we took it. */
    private boolean noticeIsTaken(String order) {
        Exchange sent = world.wechat()
                .post("/control/orders/" + mchId + "/" + order + "/notice", Map.of("times", 1))
                .expect(200);
        return sent.at("/answers/0/status").asInt() == 200;
    }

    private void enter(JsonNode keys) {
        world.staff("operator")
                .put(
                        "/api/v1/operator/merchants/" + shop.code() + "/wechat-credentials",
                        Map.of("pay", Keys.of(keys).get("pay")))
                .expect(200);
    }
}
