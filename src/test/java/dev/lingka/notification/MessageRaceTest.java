package dev.lingka.notification;

import static dev.lingka.notification.MessageBench.marketing;
import static dev.lingka.notification.MessageBench.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Campaigns that plan for the same people at once, each on a connection of its own, as replicas are to the database. */
class MessageRaceTest {

    private static final String ONE_A_DAY = "[{\"per\": \"day\", \"most\": 1}]";
    private static final String OVER =
            """
            select count(*) from (select member_id from message_contact group by member_id, day having count(*) > 1) as over""";

    private MessageBench bench;

    @BeforeEach
    void open() {
        bench = new MessageBench();
        bench.itIs("12:00");
        bench.rules("null", ONE_A_DAY);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** Eight campaigns, forty members, one contact a day: forty messages are planned and 280 are not. */
    @ParameterizedTest
    @ValueSource(strings = {"sms", "inbox"})
    void theCapHoldsOverAllCampaignsAtOnce(String channel) {
        List<UUID> fans = IntStream.range(0, 40).mapToObj(i -> bench.fan()).toList();

        List<List<String>> done = bench.atOnce(IntStream.range(0, 8)
                .<Callable<List<String>>>mapToObj(campaign -> () -> bench.plan(wishes(campaign, fans, channel)))
                .toList());

        assertThat(done.stream().flatMap(List::stream).filter("PLANNED"::equals))
                .hasSize(40);
        assertThat(done.stream().flatMap(List::stream).filter("SUPPRESSED CAP_DAY"::equals))
                .hasSize(280);
        assertThat(bench.number(OVER)).isZero();
    }

    /** The other plan has not committed when this one counts: it waits until it can count that, too. */
    @ParameterizedTest
    @ValueSource(strings = {"sms", "inbox"})
    void whoCountsWaitsForWhoCountedBefore(String channel) throws SQLException {
        assertThat(planBesideAnOpenPlan(channel)).containsExactly("SUPPRESSED CAP_DAY");
        assertThat(bench.number(OVER)).isZero();
    }

    /** The proof of the proof: without the lock of the preference row the same two plans break the cap. */
    @ParameterizedTest
    @ValueSource(strings = {"sms", "inbox"})
    void withoutTheLockTwoPlansBreakTheCap(String channel) throws SQLException {
        String source = bench.one("select pg_get_functiondef(oid) from pg_proc where proname = 'message_hold'");
        assertThat(source).contains("insert into message_preference").contains("perform from message_preference");
        bench.run("create or replace function message_hold(p_merchant integer, p_members uuid[]) returns void"
                + " language sql as $$ select $$");

        assertThat(planBesideAnOpenPlan(channel)).containsExactly("PLANNED");
        assertThat(bench.number(OVER)).isEqualTo(1);
    }

    @Test
    void anEventThatIsHeardOnTwoReplicasAtOnceIsOneMessage() {
        UUID member = bench.member();

        List<List<String>> done = bench.atOnce(IntStream.range(0, 20)
                .<Callable<List<String>>>mapToObj(i -> () -> bench.plan(service("event:7:paid", member)))
                .toList());

        assertThat(done.stream().flatMap(List::stream).filter("PLANNED"::equals))
                .hasSize(1);
        assertThat(done.stream().flatMap(List::stream).filter("KNOWN"::equals)).hasSize(19);
        assertThat(bench.number("select count(*) from message")).isEqualTo(1);
    }

    /** Either the opt-out came first, or it takes back what was planned: nothing is left to be sent. */
    @Test
    void nothingSlipsThroughWhoOptsOutMeanwhile() {
        for (int round = 0; round < 20; round++) {
            UUID fan = bench.fan();
            String key = "round " + round;
            bench.atOnce(List.of(() -> bench.plan(marketing(key, fan, "sms")), () -> bench.call(
                            "message_opt_out", new JsonObject().put("memberId", fan.toString()))
                    .encode()));
        }

        assertThat(bench.number("select count(*) from message_delivery where state in ('waiting', 'pending')"))
                .isZero();
    }

    private List<String> planBesideAnOpenPlan(String channel) throws SQLException {
        UUID fan = bench.fan();
        try (Connection first = bench.database.app()) {
            first.setAutoCommit(false);
            assertThat(bench.plan(first, marketing("first", fan, channel))).containsExactly("PLANNED");
            CompletableFuture<List<String>> second =
                    CompletableFuture.supplyAsync(() -> bench.plan(marketing("second", fan, channel)));
            awaitCountOrEnd(second);
            first.commit();
            return second.join();
        }
    }

    /** Until the second plan waits for the first, or has ended without. */
    private void awaitCountOrEnd(CompletableFuture<?> second) {
        String waiting =
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%message_say%'"
                        + " and datname = current_database()";
        while (!second.isDone() && bench.number(waiting) == 0) {
            Thread.onSpinWait();
        }
    }

    /** One for each, in an order of the campaign's own. */
    private static JsonObject[] wishes(int campaign, List<UUID> fans, String channel) {
        List<JsonObject> wishes = new ArrayList<>(fans.stream()
                .map(fan -> marketing("campaign:" + campaign + ":" + fan, fan, channel))
                .toList());
        Collections.shuffle(wishes, new Random(campaign));
        return wishes.toArray(JsonObject[]::new);
    }
}
