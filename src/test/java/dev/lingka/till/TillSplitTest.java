package dev.lingka.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.till.TillBench.Card;
import dev.lingka.till.TillBench.Till;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The split over principal and bonus, and its way back, against plain arithmetic with a seeded source of figures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TillSplitTest {

    private static final List<String> RULES = List.of("principal_first", "bonus_first", "proportional");
    private static final int ROUNDS = 60;

    private final long seed = Long.getLong("lingka.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private TillBench bench;
    private Till till;

    @BeforeAll
    void open() {
        System.out.println("TillSplitTest seed=" + seed);
        bench = new TillBench();
        till = bench.till("tea");
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @Test
    void chargesFollowTheRuleAndRefundsInPartsGiveBackExactlyWhatWasTaken() {
        for (int round = 0; round < ROUNDS; round++) {
            long principal = random.nextInt(5_000);
            long bonus = 1L + random.nextInt(5_000);
            long wallet = 1L + random.nextInt((int) (principal + bonus));
            String rule = RULES.get(random.nextInt(RULES.size()));
            Card card = bench.card(till, principal, bonus);
            JsonObject sale = bench.wallet(till, card, wallet).put("splitRule", rule);

            JsonObject charged = bench.call("till_charge", till, sale);

            assertThat(charged.getLong("principalFen")).isEqualTo(expected(rule, wallet, principal, bonus));
            assertThat(charged.getLong("bonusFen")).isEqualTo(wallet - charged.getLong("principalFen"));
            giveBackInParts(sale.getString("saleId"), wallet);
            assertThat(bench.balance(card, "principal")).isEqualTo(principal);
            assertThat(bench.balance(card, "bonus")).isEqualTo(bonus);
        }
        TillInvariants.hold(bench);
    }

    @Test
    void bigAmountsDoNotOverflow() {
        assertThat(bench.one("select till_split('proportional', 4000000000000000000, 3000000000000000000,"
                        + " 1000000000000000000)"))
                .isEqualTo("3000000000000000000");
        assertThat(bench.one("select till_give_back(4000000000000000000, 1000000000000000000, 0, 4000000000000000000)"))
                .isEqualTo("1000000000000000000");
    }

    private void giveBackInParts(String saleId, long wallet) {
        long left = wallet;
        while (left > 0) {
            long part = 1L + random.nextInt((int) Math.max(1, left));
            JsonObject refunded = bench.call("till_refund", till, bench.refund(till, saleId, part));
            assertThat(refunded.getString("outcome")).isEqualTo("REFUNDED");
            assertThat(refunded.getLong("principalFen")).isNotNegative();
            assertThat(refunded.getLong("bonusFen")).isNotNegative();
            left -= part;
        }
    }

    private static long expected(String rule, long wallet, long principal, long bonus) {
        return switch (rule) {
            case "principal_first" -> Math.min(wallet, principal);
            case "bonus_first" -> wallet - Math.min(wallet, bonus);
            default -> wallet * principal / (principal + bonus);
        };
    }
}
