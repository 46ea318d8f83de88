package dev.lingka.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.ledger.LedgerModel.Account;
import dev.lingka.ledger.LedgerModel.State;
import dev.lingka.testing.ScratchDatabase;
import dev.lingka.testing.Seeds;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random operations against the database and against plain Java, which must agree on every answer and every balance;
 * the invariants are checked along the way and after each run. Another seed: {@code -Dlingka.test.seed=…}.
 */
class LedgerModelTest {

    private static final int RUNS = 16;
    private static final int LEAST_OPERATIONS = 200;
    private static final int MORE_OPERATIONS = 300;

    private static final JsonArray NONE = new JsonArray();

    private static ScratchDatabase database;

    @BeforeAll
    static void start() throws SQLException {
        database = ScratchDatabase.create();
    }

    @AfterAll
    static void stop() throws SQLException {
        database.close();
    }

    static LongStream seeds() {
        return Seeds.of(RUNS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void databaseAndModelAgree(long seed) throws SQLException {
        System.out.println("ledger model test: seed " + seed);
        Random random = new Random(seed);
        try (LedgerDriver ledger = new LedgerDriver(database, Sql.merchant(database))) {
            List<UUID> cards = List.of(ledger.card(), ledger.card(), ledger.card());
            LedgerModel model = new LedgerModel();
            int operations = LEAST_OPERATIONS + random.nextInt(MORE_OPERATIONS);
            for (int i = 0; i < operations; i++) {
                RandomPosting posting = RandomPosting.next(random, i, cards);
                JsonObject answer = ledger.post(posting.key(), posting.lines());
                String expected = model.post(posting.key(), posting.accounts(), posting.counters());
                assertThat(answer.getString("outcome"))
                        .as("%s of seed %d", posting, seed)
                        .isEqualTo(expected);
                agree(answer.getJsonArray("balances", NONE), model);
                if (random.nextInt(40) == 0) {
                    ledger.catchUp(1 + random.nextInt(50));
                    assertThat(ledger.breaches()).isEmpty();
                }
            }
            for (UUID card : cards) {
                agree(ledger.balances(card), model);
            }
            assertThat(ledger.verify().getJsonArray("breaches")).isEmpty();
            assertThat(ledger.verify().getLong("postings")).isEqualTo(model.postings());
            assertThat(counters(ledger.verify())).isEqualTo(nonZero(model.counters()));
        }
    }

    private static void agree(JsonArray balances, LedgerModel model) {
        for (Object element : balances) {
            JsonObject account = (JsonObject) element;
            Account of = new Account(UUID.fromString(account.getString("holder")), account.getString("asset"));
            assertThat(new State(account.getLong("balance"), account.getLong("sequence")))
                    .isEqualTo(model.state(of));
        }
    }

    private static Map<String, Long> counters(JsonObject verification) {
        Map<String, Long> sums = new LinkedHashMap<>();
        for (Object element : verification.getJsonArray("counters")) {
            JsonObject counter = (JsonObject) element;
            sums.merge(counter.getString("counter"), counter.getLong("amount"), Long::sum);
        }
        return nonZero(sums);
    }

    private static Map<String, Long> nonZero(Map<String, Long> sums) {
        Map<String, Long> kept = new LinkedHashMap<>(sums);
        kept.values().removeIf(amount -> amount == 0);
        return kept;
    }

    /** A recharge with bonus, a charge over both assets, a transfer, or an earlier key again. */
    record RandomPosting(String key, Map<Account, Long> accounts, Map<String, Long> counters) {

        static RandomPosting next(Random random, int number, List<UUID> cards) {
            String key = "op" + (random.nextInt(12) == 0 && number > 0 ? random.nextInt(number) : number);
            UUID card = cards.get(random.nextInt(cards.size()));
            return switch (random.nextInt(4)) {
                case 0 -> recharge(key, card, 1 + random.nextInt(200), random.nextInt(30));
                case 1, 2 -> charge(key, card, random.nextInt(90), 1 + random.nextInt(15));
                default -> transfer(key, cards, random);
            };
        }

        private static RandomPosting recharge(String key, UUID card, long principal, long bonus) {
            Map<Account, Long> accounts = new LinkedHashMap<>();
            Map<String, Long> counters = new LinkedHashMap<>();
            move(accounts, counters, new Account(card, "principal"), principal, "wechat_clearing");
            move(accounts, counters, new Account(card, "bonus"), bonus, "bonus_cost");
            return new RandomPosting(key, accounts, counters);
        }

        private static RandomPosting charge(String key, UUID card, long principal, long bonus) {
            Map<Account, Long> accounts = new LinkedHashMap<>();
            Map<String, Long> counters = new LinkedHashMap<>();
            move(accounts, counters, new Account(card, "principal"), -principal, "revenue");
            move(accounts, counters, new Account(card, "bonus"), -bonus, "bonus_spent");
            return new RandomPosting(key, accounts, counters);
        }

        private static RandomPosting transfer(String key, List<UUID> cards, Random random) {
            int from = random.nextInt(cards.size());
            int to = (from + 1 + random.nextInt(cards.size() - 1)) % cards.size();
            long amount = 1L + random.nextInt(120);
            Map<Account, Long> accounts = new LinkedHashMap<>();
            accounts.put(new Account(cards.get(from), "principal"), -amount);
            accounts.put(new Account(cards.get(to), "principal"), amount);
            return new RandomPosting(key, accounts, Map.of());
        }

        private static void move(
                Map<Account, Long> accounts, Map<String, Long> counters, Account account, long amount, String counter) {
            if (amount != 0) {
                accounts.put(account, amount);
                counters.put(counter, -amount);
            }
        }

        JsonArray lines() {
            List<JsonObject> lines = new ArrayList<>();
            accounts.forEach((account, amount) -> lines.add(new JsonObject()
                    .put("holder", account.card().toString())
                    .put("asset", account.asset())
                    .put("amount", amount)));
            counters.forEach((counter, amount) -> lines.add(new JsonObject()
                    .put("counter", counter)
                    .put("ref", key)
                    .put("asset", counter.startsWith("bonus") ? "bonus" : "principal")
                    .put("amount", amount)));
            return new JsonArray(lines);
        }
    }
}
