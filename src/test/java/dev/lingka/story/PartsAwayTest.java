package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.OwnParts;
import dev.lingka.testing.Services;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis and the identity provider go away while the application runs: slower, nothing else. */
@QuarkusTest
@TestProfile(PartsAwayTest.Own.class)
class PartsAwayTest {

    private static final String CHARGES = "/api/v1/staff/charges";
    private static final String MADE_UP = "500000000000000000";
    /** Several requests, each of which may wait for Redis in vain more than once. */
    private static final Duration BEARABLE = Duration.ofSeconds(10);

    OwnParts parts;

    private World world;
    private Shop shop;
    private Caller till;
    private Shop.Holder holder;

    /** Parts of its own, and WeChat and the database of all others. */
    public static final class Own implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Services.class), new TestResourceEntry(OwnParts.class));
        }
    }

    @BeforeEach
    void open() {
        world = World.underTest();
        shop = Shop.open(world);
        till = shop.till("till-1");
        till.get("/api/v1/staff/me").expect(200); // Signed in before anything goes away.
        holder = shop.holder(10_000, 0);
        assertThat(holder.phone().totalFen()).isEqualTo(10_000);
    }

    @AfterEach
    void allParts() {
        parts.bringBack(OwnParts.REDIS);
        parts.bringBack(OwnParts.IDENTITY);
    }

    @Test
    void withoutRedisPeopleSignInSeeTheirBalanceAndPay() throws Exception {
        List<String> codes = holder.phone().codes();
        parts.takeAway(OwnParts.REDIS);

        within(BEARABLE, () -> theMainJobGoesOn(codes.get(0), 9_000));

        parts.bringBack(OwnParts.REDIS);
        till.move(CHARGES, charge(codes.get(1))).expect(201);
        assertThat(holder.phone().totalFen()).isEqualTo(8_000);
        shop.verify();
    }

    @Test
    void whileRedisIsFrozenTheMainJobIsSlowerAndNothingElse() throws Exception {
        List<String> codes = holder.phone().codes();
        signal("-STOP");
        try {
            within(BEARABLE.multipliedBy(2), () -> theMainJobGoesOn(codes.get(0), 9_000));
        } finally {
            signal("-CONT");
        }

        till.move(CHARGES, charge(codes.get(1))).expect(201);

        assertThat(holder.phone().totalFen()).isEqualTo(8_000);
        shop.verify();
    }

    @Test
    void badScansShutATerminalAlsoWhileRedisIsAway() {
        parts.takeAway(OwnParts.REDIS);

        for (int i = 0; i < ScanLockTest.BAD_SCANS; i++) {
            till.move(CHARGES, charge(MADE_UP)).refused(409, "CODE_UNKNOWN");
        }

        till.move(CHARGES, charge(holder.phone().codes().get(0))).refused(429, "TERMINAL_LOCKED");
        parts.bringBack(OwnParts.REDIS);
        till.move(CHARGES, charge(holder.phone().codes().get(0))).refused(429, "TERMINAL_LOCKED");
    }

    @Test
    void withoutTheIdentityProviderMembersAndStaffWhoAreSignedInGoOn() throws Exception {
        List<String> codes = holder.phone().codes();
        String newcomer = world.staffToken("owner@" + shop.code());
        parts.takeAway(OwnParts.IDENTITY);

        theMainJobGoesOn(codes.get(0), 9_000);

        world.anyone().as(() -> newcomer).get("/api/v1/staff/me").expect(200);
        assertThat(world.anyone()
                        .as(() -> newcomer + "x")
                        .get("/api/v1/staff/me")
                        .status())
                .isEqualTo(401);
    }

    private Void theMainJobGoesOn(String code, long leftFen) {
        holder.phone().scan(shop.joinCode());
        assertThat(holder.phone().totalFen()).isEqualTo(leftFen + 1_000);
        till.move(CHARGES, charge(code)).expect(201);
        assertThat(holder.phone().totalFen()).isEqualTo(leftFen);
        shop.holder();
        holder.phone().order("pay-300-get-30").expect(201);
        world.anyone().get("/q/health/ready").expect(200);
        return null;
    }

    private static Map<String, Object> charge(String code) {
        return Map.of("cardCode", code, "totalFen", 1_000);
    }

    private static void within(Duration time, Callable<Void> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(time);
    }

    private void signal(String signal) throws IOException, InterruptedException {
        String pid = Long.toString(parts.redis().pid());
        Process kill = new ProcessBuilder("kill", signal, pid).inheritIO().start();
        assertThat(kill.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }
}
