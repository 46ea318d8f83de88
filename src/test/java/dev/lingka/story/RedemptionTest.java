package dev.lingka.story;

import static dev.lingka.story.Redemptions.MEMBER;
import static dev.lingka.story.Redemptions.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The redemption shop over HTTP, as members and staff meet it. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class RedemptionTest {

    private Premises shop;
    private Phone phone;

    @BeforeEach
    void open() {
        shop = Premises.open(World.underTest());
        Redemptions.publish(shop, "keeper", Redemptions.programme(shop));
        phone = Redemptions.memberWith(shop, 100);
    }

    /** 100 points: a mug (30) leaves 70, another 40; then two of four mugs are left and this member may take none. */
    @Test
    void theShopSaysWhatIsLeftAndWhatOneMayTakeAndAfford() {
        JsonNode before = Redemptions.shown(phone, "mug");
        Redemptions.take(phone, "mug").expect(201);
        Redemptions.take(phone, "mug").expect(201);
        JsonNode after = Redemptions.shown(phone, "mug");
        Phone poor = Redemptions.memberWith(shop, 12);

        assertThat(before.path("left").asLong()).isEqualTo(4);
        assertThat(before.path("mayTake").asLong()).isEqualTo(2);
        assertThat(before.path("refusal").isNull()).isTrue();
        assertThat(after.path("left").asLong()).isEqualTo(2);
        assertThat(after.path("mayTake").asLong()).isZero();
        assertThat(after.path("refusal").asText()).isEqualTo("SHOP_LIMIT_REACHED");
        assertThat(Redemptions.points(phone)).isEqualTo(40);
        Redemptions.take(phone, "mug").refused(409, "SHOP_LIMIT_REACHED");
        assertThat(Redemptions.shown(poor, "mug").path("missingPoints").asLong())
                .isEqualTo(18);
        Redemptions.take(poor, "mug").refused(409, "INSUFFICIENT_POINTS");
        Redemptions.take(poor, "no-such-thing").refused(404, "SHOP_ITEM_UNKNOWN");
    }

    @Test
    void aGiftIsFoundByItsCodeAndHandedOverOnce() {
        Exchange taken = Redemptions.take(phone, "mug").expect(201);
        String shown = taken.text("code").toLowerCase(Locale.ROOT).replaceAll("(.{4})", "$1 ");

        Exchange found = shop.till()
                .post(STAFF + "redemptions/recognition", Map.of("code", shown))
                .expect(200);
        Exchange given = handOver(found.text("id"), shop.storeId()).expect(200);

        assertThat(found.text("id")).isEqualTo(taken.text("id"));
        assertThat(found.at("/code").isNull()).isTrue();
        assertThat(given.text("state")).isEqualTo("given");
        assertThat(given.text("storeId")).isEqualTo(shop.storeId());
        handOver(found.text("id"), shop.storeId()).refused(409, "REDEMPTION_NOT_OPEN");
        assertThat(Redemptions.own(phone).get(0).path("code").isNull()).isTrue();
        shop.till()
                .post(STAFF + "redemptions/recognition", Map.of("code", "0000000000000000"))
                .refused(404, "NOT_FOUND");
    }

    @Test
    void theSameKeyTakesOnceAlsoAfterTheGiftIsGiven() {
        String key = UUID.randomUUID().toString();
        Exchange first = take(key, "mug").expect(201);
        handOver(first.text("id"), shop.storeId()).expect(200);

        Exchange again = take(key, "mug").expect(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(Redemptions.points(phone)).isEqualTo(70);
        take(key, "five").refused(409, "IDEMPOTENCY_KEY_REUSED");
    }

    private Exchange take(String key, String item) {
        return phone.app().move(MEMBER + "redemptions", Map.of("item", item), key);
    }

    @Test
    void aCancelledGiftGivesItsPointsBack() {
        String gift = Redemptions.take(phone, "mug").expect(201).text("id");
        String path = STAFF + "redemptions/" + gift + "/cancellation";

        Exchange cancelled = shop.owner().move(path, Map.of("reason", "缺货")).expect(200);

        assertThat(cancelled.text("state")).isEqualTo("cancelled");
        assertThat(Redemptions.points(phone)).isEqualTo(100);
        assertThat(Redemptions.shown(phone, "mug").path("left").asLong()).isEqualTo(4);
        shop.owner().move(path, Map.of("reason", "再来")).refused(409, "REDEMPTION_NOT_OPEN");
        assertThat(Redemptions.points(phone)).isEqualTo(100);
    }

    @Test
    void bonusIsOnTheCardAtOnceAndACouponInThePocket() {
        assertThat(phone.totalFen()).isZero();

        Exchange money = Redemptions.take(phone, "money").expect(201);
        Exchange coupon = Redemptions.take(phone, "five").expect(201);

        assertThat(money.fen("/bonusFen")).isEqualTo(300);
        assertThat(phone.balance().path("bonusFen").asLong()).isEqualTo(300);
        assertThat(coupon.at("/couponId").isTextual()).isTrue();
        assertThat(Redemptions.points(phone)).isEqualTo(55);
        String others = Redemptions.memberWith(shop, 1).cardId();
        phone.app()
                .move(MEMBER + "redemptions", Map.of("item", "money", "cardId", others))
                .refused(404, "NOT_FOUND");
    }

    @Test
    void aTicketIsDrawnAtOnceAndItsPrizeWaitsToBeFetched() {
        Exchange drawn = Redemptions.take(phone, "ticket").expect(201);
        List<JsonNode> own = Redemptions.own(phone);

        assertThat(drawn.at("/draws/0/outcome").asText()).isEqualTo("won");
        assertThat(drawn.fen("/draws/0/drawn")).isBetween(0L, 9_999L);
        String doll = drawn.at("/draws/0/redemptionId").asText();
        JsonNode prize = own.stream()
                .filter(each -> each.path("id").asText().equals(doll))
                .findFirst()
                .orElseThrow();
        assertThat(prize.path("points").asLong()).isZero();
        assertThat(prize.path("code").isTextual()).isTrue();
        shop.owner()
                .move(STAFF + "redemptions/" + doll + "/cancellation", Map.of("reason", "不给"))
                .refused(409, "PRIZE_STAYS");
        handOver(doll, shop.storeId()).expect(200);
    }

    @Test
    void staffOfOtherStoresAndMerchantsHandNothingOver() {
        String gift = Redemptions.take(phone, "mug").expect(201).text("id");
        String second = shop.store("second");
        Caller neighbour = shop.hire("neighbour", "cashier", second);
        Premises stranger = Premises.open(World.underTest());

        neighbour
                .move(STAFF + "redemptions/" + gift + "/handover", Map.of("storeId", shop.storeId()))
                .refused(403, "STORE_NOT_ALLOWED");
        stranger.owner()
                .move(STAFF + "redemptions/" + gift + "/handover", Map.of("storeId", stranger.storeId()))
                .refused(404, "NOT_FOUND");
        neighbour
                .move(STAFF + "redemptions/" + gift + "/cancellation", Map.of("reason", "x"))
                .refused(403, "FORBIDDEN");
        handOver(gift, shop.storeId()).expect(200);
        assertThat(neighbour.get(STAFF + "redemptions").expect(200).at("/items"))
                .isEmpty();
        assertThat(shop.owner()
                        .get(STAFF + "redemptions?state=given")
                        .expect(200)
                        .at("/items"))
                .hasSize(1);
    }

    @Test
    void onesOwnFileHasWhatOneTook() {
        Redemptions.take(phone, "five").expect(201);

        JsonNode file = phone.app().get(MEMBER + "data").expect(200).json();

        assertThat(file.at("/redemptions/0/item").asText()).isEqualTo("five");
    }

    private Exchange handOver(String gift, String store) {
        return shop.till().move(STAFF + "redemptions/" + gift + "/handover", Map.of("storeId", store));
    }
}
