package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.RawHttp;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is wide or off unless an operator says otherwise: limits, the proxy before us, other origins, reports. */
@QuarkusTest
@TestProfile(OperatorSettingsTest.Tight.class)
class OperatorSettingsTest {

    private static final int SIGN_INS = 15;
    private static final int OF_ONE_ADDRESS = 600;
    private static final int OF_ONE_PRINCIPAL = 60;
    private static final int JOINS = 3;
    private static final int PROXY = 60;
    /** The length of the windows: their turn, at which counts begin again, is once a day. */
    private static final long DAY_SECONDS = 86_401;

    private static final String OPEN_PATH = "/api/v1/member/join-codes/nobodyknows";
    private static final String ORIGIN = "https://console.example";
    private static final Pattern RETRY_AFTER = Pattern.compile("(?i)\r\nretry-after: (\\d+)\r\n");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    RedisDataSource redis;

    private World world;

    /** Few of everything, one proxy and one origin that are trusted. */
    public static final class Tight implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lingka.limits.sign-in",
                    SIGN_INS + "/1D",
                    "lingka.limits.address",
                    OF_ONE_ADDRESS + "/1D",
                    "lingka.limits.principal",
                    OF_ONE_PRINCIPAL + "/1D",
                    "lingka.join.tries",
                    Integer.toString(JOINS),
                    "lingka.wechat.upload-shipping",
                    "false",
                    "quarkus.http.proxy.proxy-address-forwarding",
                    "true",
                    "quarkus.http.proxy.trusted-proxies",
                    "127.0.0." + PROXY,
                    "quarkus.http.cors.enabled",
                    "true",
                    "quarkus.http.cors.origins",
                    ORIGIN);
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Services.class), new TestResourceEntry(WechatServices.class));
        }
    }

    /** Counts of other tests, which came from the same address, are forgotten. */
    @BeforeEach
    void open() {
        redis.key().keys("i:limit:*").forEach(key -> redis.key().del(key));
        world = World.underTest();
    }

    @Test
    void anAddressSignsInOnlySoOften() {
        Shop shop = Shop.open(world);
        Shop.Holder holder = shop.holder(10_000, 0);
        Caller till = shop.till("till-1");
        for (int i = 0; i < SIGN_INS; i++) {
            world.anyone().get(OPEN_PATH);
        }

        Exchange tooMany = world.anyone().get(OPEN_PATH).refused(429, "TOO_MANY_REQUESTS");

        assertThat(Long.parseLong(tooMany.answerHeaders().get("retry-after"))).isBetween(1L, DAY_SECONDS);
        assertThat(holder.phone().totalFen()).isEqualTo(10_000);
        Map<String, Object> wish = Map.of("cardCode", holder.phone().codes().get(0), "totalFen", 1_000);
        till.move("/api/v1/staff/charges", wish).expect(201);
        holder.phone().order("pay-300-get-30").expect(201);
        assertThat(status(get(41, OPEN_PATH))).isEqualTo(404);
    }

    @Test
    void aForgedAddressIsNotBelieved() {
        for (int i = 0; i < SIGN_INS; i++) {
            assertThat(status(get(42, OPEN_PATH, "X-Forwarded-For: 203.0.113." + i)))
                    .isEqualTo(404);
        }

        String refused = get(
                42,
                OPEN_PATH,
                "X-Forwarded-For: 198.51.100.7",
                "Forwarded: for=198.51.100.8",
                "X-Real-IP: 198.51.100.9");

        assertThat(status(refused)).isEqualTo(429);
        assertThat(retryAfter(refused)).isBetween(1L, DAY_SECONDS);
    }

    @Test
    void theTrustedProxyIsBelievedAndItsClientsCountApart() {
        for (int i = 0; i < SIGN_INS; i++) {
            assertThat(status(get(PROXY, OPEN_PATH, "X-Forwarded-For: 203.0.113.77")))
                    .isEqualTo(404);
        }

        assertThat(status(get(PROXY, OPEN_PATH, "X-Forwarded-For: 203.0.113.77")))
                .isEqualTo(429);
        assertThat(status(get(PROXY, OPEN_PATH, "X-Forwarded-For: 203.0.113.78")))
                .isEqualTo(404);
    }

    @Test
    void aFloodOfOneAddressIsStopped() {
        for (int i = 0; i < OF_ONE_ADDRESS; i++) {
            assertThat(status(get(43, "/api/v1/nowhere"))).isEqualTo(404);
        }

        String refused = get(43, "/api/v1/nowhere");

        assertThat(status(refused)).isEqualTo(429);
        assertThat(retryAfter(refused)).isBetween(1L, DAY_SECONDS);
        assertThat(status(get(44, "/api/v1/nowhere"))).isEqualTo(404);
    }

    @Test
    void oneTokenAsksOnlySoOftenAndOthersGoOn() {
        Shop shop = Shop.open(world);
        Shop.Holder busy = shop.holder();
        Shop.Holder other = shop.holder();
        Exchange answer = null;
        for (int i = 0; i <= OF_ONE_PRINCIPAL; i++) {
            answer = busy.phone().app().get("/api/v1/member/card");
        }

        answer.refused(429, "TOO_MANY_REQUESTS");

        assertThat(Long.parseLong(answer.answerHeaders().get("retry-after"))).isBetween(1L, DAY_SECONDS);
        assertThat(other.phone().totalFen()).isZero();
    }

    @Test
    void onePhoneAsksToJoinOnlySoOften() {
        Shop shop = Shop.open(world);
        Shop.Holder holder = shop.holder();
        for (int i = 1; i < JOINS; i++) {
            holder.phone().join(shop.joinCode()).expect(200);
        }

        Exchange refused = holder.phone().join(shop.joinCode()).refused(429, "TOO_MANY_REQUESTS");

        assertThat(refused.answerHeaders()).containsKey("retry-after");
        shop.holder();
    }

    @Test
    void theOriginThatWasNamedMayCallAndNoOther() {
        String allowed = preflight(ORIGIN);
        String stranger = preflight("https://elsewhere.example");

        assertThat(status(allowed)).isEqualTo(200);
        assertThat(allowed.toLowerCase(Locale.ROOT))
                .contains("access-control-allow-origin: " + ORIGIN)
                .contains("idempotency-key");
        assertThat(stranger.toLowerCase(Locale.ROOT)).doesNotContain("access-control-allow-origin");
        assertThat(get(1, "/q/health/live", "Origin: " + ORIGIN).toLowerCase(Locale.ROOT))
                .contains("access-control-allow-origin: " + ORIGIN);
    }

    @Test
    void deliveriesAreNotReportedUnlessSwitchedOn() throws SQLException, InterruptedException {
        Shop.Holder holder = Shop.open(world).holder();
        Exchange placed = holder.phone().order("pay-300-get-30").expect(201);
        holder.phone().pay(placed.at("/payment"));
        String order = placed.at("/order/id").asText();

        try (Tables tables = new Tables()) {
            Deliveries.awaitAll(tables, "RechargePaid", order, PATIENCE);
        }

        assertThat(world.wechat().get("/control/shippings").expect(200).json().toString())
                .doesNotContain(order.replace("-", ""));
        assertThat(holder.phone().totalFen()).isEqualTo(33_000);
    }

    private static String preflight(String origin) {
        return RawHttp.exchange(
                1,
                out -> out.write(("OPTIONS /api/v1/staff/charges HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin
                                + "\r\nAccess-Control-Request-Method: POST\r\n"
                                + "Access-Control-Request-Headers: authorization,content-type,idempotency-key\r\n"
                                + "Connection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII)));
    }

    private static String get(int host, String path, String... headers) {
        String head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "Connection: close\r\n\r\n";
        return RawHttp.exchange(host, out -> out.write(head.getBytes(StandardCharsets.US_ASCII)));
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
    }

    private static long retryAfter(String answer) {
        Matcher found = RETRY_AFTER.matcher(answer);
        assertThat(found.find()).as(answer).isTrue();
        return Long.parseLong(found.group(1));
    }
}
