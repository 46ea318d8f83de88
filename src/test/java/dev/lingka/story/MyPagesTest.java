package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the phone's smaller pages ask for: stores, and what a member told and agreed to. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class MyPagesTest {

    private static final String STORES = "/api/v1/staff/stores";
    private static final String OWN_STORES = "/api/v1/member/stores";
    private static final String PROFILE = "/api/v1/member/profile";
    private static final String CONSENTS = "/api/v1/member/consents";

    private Shop shop;
    private Caller app;

    @BeforeEach
    void open() {
        shop = Shop.open(World.underTest());
        app = shop.holder().phone().app();
    }

    @Test
    void storesThatDoBusinessAreShownWithAllThatLeadsThere() {
        Map<String, Object> south = Map.of(
                "code", "south",
                "name", "南门店",
                "address", "南门路 8 号",
                "phone", "021-5555 1234",
                "latitude", 31.2,
                "longitude", 121.5,
                "openingHours", "9:00–22:00");
        shop.owner().post(STORES, south).expect(201);
        String gone = shop.owner()
                .post(STORES, Map.of("code", "gone", "name", "旧店"))
                .expect(201)
                .text("id");
        String tag = shop.owner().get(STORES + "/" + gone).expect(200).tag();
        shop.owner()
                .edit("PATCH", STORES + "/" + gone, tag, Map.of("open", false))
                .expect(200);

        Exchange stores = app.get(OWN_STORES).expect(200);

        assertThat(stores.at("/items").findValuesAsText("name")).containsExactly("老街店", "南门店");
        assertThat(stores.at("/items/1/address").asText()).isEqualTo("南门路 8 号");
        assertThat(stores.at("/items/1/phone").asText()).isEqualTo("021-5555 1234");
        assertThat(stores.at("/items/1/latitude").asDouble()).isEqualTo(31.2);
        assertThat(stores.at("/items/1/longitude").asDouble()).isEqualTo(121.5);
        assertThat(stores.at("/items/1/openingHours").asText()).isEqualTo("9:00–22:00");
    }

    @Test
    void storesOfAnotherMerchantAreNotShown() {
        Caller elsewhere = Shop.open(World.underTest()).holder().phone().app();

        Exchange stores = elsewhere.get(OWN_STORES).expect(200);

        assertThat(stores.at("/items")).hasSize(1);
        assertThat(stores.at("/items").findValuesAsText("id")).doesNotContain(shop.storeId());
    }

    @Test
    void storesAreToldByPages() {
        shop.owner().post(STORES, Map.of("code", "b", "name", "二店")).expect(201);

        Exchange first = app.get(OWN_STORES + "?limit=1").expect(200);
        Exchange second = app.get(OWN_STORES + "?limit=1&cursor=" + first.text("nextCursor"))
                .expect(200);

        assertThat(first.at("/items/0/name").asText()).isEqualTo("老街店");
        assertThat(second.at("/items/0/name").asText()).isEqualTo("二店");
        assertThat(second.json().hasNonNull("nextCursor")).isFalse();
    }

    @Test
    void aProfileIsReplacedWhole() {
        app.put(PROFILE, Map.of("nickname", "阿茶", "birthday", "1990-05-17")).expect(200);

        Exchange told =
                app.put(PROFILE, Map.of("nickname", "小茶", "sex", "other")).expect(200);

        assertThat(told.text("nickname")).isEqualTo("小茶");
        assertThat(told.text("sex")).isEqualTo("other");
        assertThat(told.json().hasNonNull("birthday")).isFalse();
        assertThat(app.get(PROFILE).expect(200).json()).isEqualTo(told.json());
    }

    @Test
    void aProfileThatSomebodyWroteSinceIsNotReplaced() {
        String tag = app.get(PROFILE).expect(200).tag();
        app.put(PROFILE, Map.of("nickname", "阿茶")).expect(200);

        app.edit("PUT", PROFILE, tag, Map.of("nickname", "小茶")).expect(412);
        app.put(PROFILE, Map.of("birthday", "2999-01-01")).expect(400);

        assertThat(app.get(PROFILE).text("nickname")).isEqualTo("阿茶");
    }

    @Test
    void whatWasAgreedAndTakenBackIsKeptInOrder() {
        Map<String, Object> marketing = Map.of("document", "marketing", "version", "2026-01", "granted", true);
        app.post(CONSENTS, marketing).expect(200);
        app.post(CONSENTS, Map.of("document", "marketing", "version", "2026-01", "granted", false))
                .expect(200);

        Exchange history = app.get(CONSENTS + "/history").expect(200);

        assertThat(history.at("/items").findValuesAsText("document"))
                .startsWith("marketing", "marketing")
                .contains("terms", "privacy");
        assertThat(history.at("/items/0/granted").asBoolean()).isFalse();
        assertThat(history.at("/items/1/granted").asBoolean()).isTrue();
    }
}
