package dev.lingka.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.ledger.LedgerModel.Account;
import dev.lingka.testing.ScratchDatabase;
import dev.lingka.testing.Seeds;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many writers on few accounts. */
class LedgerConcurrencyTest {

    private static ScratchDatabase database;

    @BeforeAll
    static void start() throws SQLException {
        database = ScratchDatabase.create();
    }

    @AfterAll
    static void stop() throws SQLException {
        database.close();
    }

    @Test
    void fiftyChargesOfTenOnOneHundredLetTenThrough() throws Exception {
        int merchant = Sql.merchant(database);
        try (LedgerDriver ledger = new LedgerDriver(database, merchant)) {
            UUID card = ledger.card();
            ledger.move("recharge", card, "principal", 100, "cash");

            List<String> outcomes = Workers.run(50, worker -> {
                try (LedgerDriver till = new LedgerDriver(database, merchant)) {
                    return till.move("charge" + worker, card, "principal", -10, "revenue")
                            .getString("outcome");
                }
            });

            assertThat(Collections.frequency(outcomes, "POSTED")).isEqualTo(10);
            assertThat(Collections.frequency(outcomes, "INSUFFICIENT_BALANCE")).isEqualTo(40);
            assertThat(principal(ledger, card)).isZero();
            assertThat(ledger.verify().getJsonArray("breaches")).isEmpty();
        }
    }

    @Test
    void oneKeyAtOnceIsPostedOnce() throws Exception {
        int merchant = Sql.merchant(database);
        try (LedgerDriver ledger = new LedgerDriver(database, merchant)) {
            UUID card = ledger.card();

            List<JsonObject> answers = Workers.run(20, worker -> {
                try (LedgerDriver notice = new LedgerDriver(database, merchant)) {
                    return notice.move("wx:4200", card, "principal", 300, "wechat_clearing");
                }
            });

            assertThat(answers.stream().filter(answer -> "POSTED".equals(answer.getString("outcome"))))
                    .hasSize(1);
            assertThat(answers.stream()
                            .map(answer -> answer.getString("postingId"))
                            .distinct())
                    .hasSize(1);
            assertThat(principal(ledger, card)).isEqualTo(300);
        }
    }

    @Test
    void transfersInOppositeDirectionsDoNotDeadlock() throws Exception {
        int merchant = Sql.merchant(database);
        try (LedgerDriver ledger = new LedgerDriver(database, merchant)) {
            List<UUID> cards = List.of(ledger.card(), ledger.card());
            ledger.move("a", cards.get(0), "principal", 10_000, "cash");
            ledger.move("b", cards.get(1), "principal", 10_000, "cash");

            Workers.run(8, worker -> {
                try (LedgerDriver mover = new LedgerDriver(database, merchant)) {
                    for (int i = 0; i < 50; i++) {
                        mover.post(worker + "/" + i, transfer(cards.get(worker % 2), cards.get((worker + 1) % 2), 7));
                    }
                    return worker;
                }
            });

            assertThat(principal(ledger, cards.get(0)) + principal(ledger, cards.get(1)))
                    .isEqualTo(20_000);
            assertThat(ledger.verify().getLong("postings")).isEqualTo(402);
            assertThat(ledger.verify().getJsonArray("breaches")).isEmpty();
        }
    }

    /** What each worker was told, put in the order of the sequences, is a history that the model would have told. */
    @Test
    void eightWorkersTellOneHistory() throws Exception {
        long seed = Seeds.first();
        System.out.println("ledger history test: seed " + seed);
        int merchant = Sql.merchant(database);
        try (LedgerDriver ledger = new LedgerDriver(database, merchant)) {
            List<UUID> cards = List.of(ledger.card(), ledger.card(), ledger.card());

            List<Told> told = new ArrayList<>();
            Workers.run(8, worker -> work(merchant, cards, new Random(seed + worker), worker))
                    .forEach(told::addAll);
            ledger.catchUp(37);

            told.sort(Comparator.comparing(Told::sequence));
            for (UUID card : cards) {
                assertOneHistory(
                        card,
                        told.stream().filter(one -> one.card().equals(card)).toList());
            }
            assertThat(ledger.verify().getLong("postings")).isEqualTo(told.size());
            assertThat(ledger.verify().getJsonArray("breaches")).isEmpty();
        }
    }

    private record Told(UUID card, long amount, long balance, long sequence) {}

    private static List<Told> work(int merchant, List<UUID> cards, Random random, int worker) throws SQLException {
        List<Told> told = new ArrayList<>();
        try (LedgerDriver ledger = new LedgerDriver(database, merchant)) {
            for (int i = 0; i < 60; i++) {
                UUID card = cards.get(random.nextInt(cards.size()));
                long amount = random.nextInt(3) == 0 ? 1L + random.nextInt(200) : -1L - random.nextInt(80);
                JsonObject answer = ledger.move(worker + "/" + i, card, "principal", amount, "adjustment");
                if ("POSTED".equals(answer.getString("outcome"))) {
                    JsonObject account = answer.getJsonArray("balances").getJsonObject(0);
                    told.add(new Told(card, amount, account.getLong("balance"), account.getLong("sequence")));
                } else {
                    assertThat(answer.getLong("balanceFen")).isLessThan(-amount);
                    assertThat(answer.getLong("missingFen")).isEqualTo(-amount - answer.getLong("balanceFen"));
                }
            }
        }
        return told;
    }

    private static void assertOneHistory(UUID card, List<Told> history) {
        LedgerModel model = new LedgerModel();
        Account account = new Account(card, "principal");
        for (Told one : history) {
            model.post("op" + one.sequence(), Map.of(account, one.amount()), Map.of());
            assertThat(model.state(account)).isEqualTo(new LedgerModel.State(one.balance(), one.sequence()));
        }
    }

    private static JsonArray transfer(UUID from, UUID to, long amount) {
        return new JsonArray().add(line(from, -amount)).add(line(to, amount));
    }

    private static JsonObject line(UUID card, long amount) {
        return new JsonObject()
                .put("holder", card.toString())
                .put("asset", "principal")
                .put("amount", amount);
    }

    private static long principal(LedgerDriver ledger, UUID card) throws SQLException {
        return Balance.of(ledger.balances(card)).principalFen();
    }
}
