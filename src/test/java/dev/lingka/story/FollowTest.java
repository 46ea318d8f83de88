package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody follows the official account by a store's code and joins later in the mini-program: the store is known. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class FollowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private World world;
    private Shop shop;
    private Tables tables;

    @BeforeEach
    void open() throws SQLException {
        world = World.underTest();
        shop = Shop.open(world);
        tables = new Tables();
        world.staff("operator")
                .put(
                        "/api/v1/operator/merchants/" + shop.code() + "/wechat-credentials",
                        Map.of(
                                "officialAccount",
                                Map.of("appId", keys("officialAppid"), "appSecret", keys("officialAppSecret"))))
                .expect(200);
    }

    @AfterEach
    void calm() throws SQLException {
        world.wechat().delete("/control/faults").expect(200);
        tables.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void aFollowByAStoresCodeIsWhereTheCardCameFrom(String format) throws Exception {
        pushes(format);
        Phone phone = shop.passerBy();

        assertThat(phone.scanOfficial(keys("officialAppid"), shop.joinCode()).text("event"))
                .isEqualTo("subscribe");

        awaitVisits(1);
        cameFromTheStore(phone);
    }

    @Test
    void aScanOfAFollowerCountsToo() throws Exception {
        pushes("xml");
        Phone phone = shop.passerBy();
        phone.follow(keys("officialAppid"));

        assertThat(phone.scanOfficial(keys("officialAppid"), shop.joinCode()).text("event"))
                .isEqualTo("SCAN");

        awaitVisits(1);
        cameFromTheStore(phone);
    }

    @Test
    void whileWechatDoesNotSayWhoItIsTheEventComesAgain() throws Exception {
        pushes("xml");
        Phone phone = shop.passerBy();
        world.wechat()
                .post(
                        "/control/faults",
                        Map.of("match", "GET /cgi-bin/user/info", "mode", "drop_before_effect", "times", 1))
                .expect(200);

        phone.scanOfficial(keys("officialAppid"), shop.joinCode());

        awaitVisits(1);
        cameFromTheStore(phone);
    }

    @Test
    void aFollowWithoutASceneIsNoVisit() throws Exception {
        pushes("xml");
        Phone follower = shop.passerBy();
        follower.follow(keys("officialAppid"));
        Phone other = shop.passerBy();

        other.scanOfficial(keys("officialAppid"), shop.joinCode());

        awaitVisits(1);
        follower.open();
        assertThat(follower.join(null).expect(201).json().at("/card/storeId").isTextual())
                .isFalse();
    }

    private void cameFromTheStore(Phone phone) {
        phone.open();
        Exchange joined = phone.join(null).expect(201);
        assertThat(joined.at("/card/storeId").asText()).isEqualTo(shop.storeId());
    }

    /** Both consoles hold the same address, token and key, as the operator is told to do. */
    private void pushes(String format) {
        world.wechat()
                .send(
                        "PATCH",
                        "/control/apps/" + keys("officialAppid"),
                        Map.of(),
                        """
                        {"push": {"url": "%s/api/wechat/%s/push", "mode": "safe", "format": "%s", "token": "%s",
                                  "encodingAesKey": "%s"}}"""
                                .formatted(
                                        world.address(),
                                        shop.code(),
                                        format,
                                        keys("pushToken"),
                                        keys("encodingAesKey")))
                .expect(200);
    }

    private String keys(String name) {
        return shop.wechat().get(name).asText();
    }

    private void awaitVisits(int count) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (tables.number(
                        "select count(*) from join_visit v join merchant m on m.id = v.merchant_id where m.code = ?",
                        shop.code())
                < count) {
            assertThat(System.nanoTime()).as("a visit").isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
