package dev.lingka.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.lingka.shared.MerchantId;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.testing.Services;
import dev.lingka.testing.TestMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger tells members, finance and auditors. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class LedgerAdminTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Inject
    Pool pool;

    @Inject
    LedgerService ledger;

    private final UUID card = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private TestMerchant shop;
    private MerchantId merchant;

    @BeforeEach
    void recharge() {
        shop = TestMerchant.open();
        merchant = new MerchantId(pool.preparedQuery("select id from merchant where code = $1")
                .execute(Tuple.of(shop.code()))
                .map(rows -> rows.iterator().next().getInteger(0))
                .await()
                .atMost(PATIENCE));
        inMerchant("select ledger_open($1, 'card', $2)", Tuple.of(merchant.merchantId(), card));
        post(
                "recharge",
                holder("principal", 30_001),
                counter("wechat_clearing", "principal", -30_001),
                holder("bonus", 3_000),
                counter("bonus_cost", "bonus", -3_000));
        post("charge", holder("principal", -10_000), counter("revenue", "principal", 10_000));
    }

    @Test
    void auditorSeesWhatWasLookedAt() {
        shop.hire("auditor");

        shop.as("auditor")
                .get("/api/v1/staff/ledger/verification")
                .then()
                .statusCode(200)
                .body("sound", equalTo(true))
                .body("postings", equalTo(2))
                .body("entries", equalTo(6))
                .body("accounts", equalTo(2))
                .body("chains.chain", hasItem("ledger"))
                .body("breaches", empty());
    }

    @Test
    void cashierSeesNeitherVerificationNorBooks() {
        shop.hire("cashier");

        shop.as("cashier").get("/api/v1/staff/ledger/verification").then().statusCode(403);
        shop.as("cashier").get("/api/v1/staff/ledger/balances").then().statusCode(403);
    }

    @Test
    void financeSeesTheQuarterAndTheDepositDueOnIt() {
        shop.hire("finance");

        shop.as("finance")
                .get("/api/v1/staff/ledger/balances?quarters=2")
                .then()
                .statusCode(200)
                .body("depositPercent", equalTo(20))
                .body("quarters", hasSize(2))
                .body("quarters[0].ended", equalTo(false))
                .body("quarters[0].principalFen", equalTo(20_001))
                .body("quarters[0].bonusFen", equalTo(3_000))
                .body("quarters[0].depositFen", equalTo(4_001))
                .body("quarters[1].principalFen", equalTo(0));
    }

    @Test
    void quartersOutOfRangeAreRefused() {
        shop.as("owner").get("/api/v1/staff/ledger/balances?quarters=0").then().statusCode(400);
    }

    @Test
    void anotherMerchantsBooksAreEmpty() {
        TestMerchant.open()
                .as("owner")
                .get("/api/v1/staff/ledger/verification")
                .then()
                .statusCode(200)
                .body("entries", equalTo(0));
    }

    @Test
    void entriesComeNewestFirstPageByPage() {
        Page<LedgerEntry> first = entries(EntryFilter.ALL, null, 2);
        Page<LedgerEntry> second = entries(EntryFilter.ALL, cursor(first), 2);

        assertThat(first.items()).extracting(LedgerEntry::kind).containsExactly("charge", "recharge");
        assertThat(first.items().get(0).amount()).isEqualTo(-10_000);
        assertThat(first.items().get(0).balanceAfter()).isEqualTo(20_001);
        assertThat(second.items()).extracting(LedgerEntry::kind).containsExactly("recharge");
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void entriesAreFilteredByMonthAndKind() {
        YearMonth booked = YearMonth.from(
                entries(EntryFilter.ALL, null, 1).items().get(0).bookedAt().atZone(SHANGHAI));

        assertThat(entries(EntryFilter.of(booked, SHANGHAI, "charge"), null, 10).items())
                .hasSize(1);
        assertThat(entries(EntryFilter.of(booked, SHANGHAI, null), null, 10).items())
                .hasSize(3);
        assertThat(entries(EntryFilter.of(booked.minusMonths(1), SHANGHAI, null), null, 10)
                        .items())
                .isEmpty();
    }

    @Test
    void cursorThatIsNoneIsRefused() {
        Assertions.assertThatThrownBy(() -> entries(EntryFilter.ALL, "nonsense", 10))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void postingsOfAnOrderHaveAllTheirLines() {
        List<LedgerPosting> postings =
                ledger.postingsOf(merchant, order).await().atMost(PATIENCE);

        assertThat(postings).extracting(LedgerPosting::kind).containsExactly("recharge", "charge");
        assertThat(postings.get(0).lines()).hasSize(4);
        assertThat(postings.get(0).lines().stream()
                        .mapToLong(LedgerPosting.Line::amount)
                        .sum())
                .isZero();
    }

    private Page<LedgerEntry> entries(EntryFilter filter, String cursor, int limit) {
        return ledger.entries(merchant, card, filter, cursor, limit).await().atMost(PATIENCE);
    }

    private static String cursor(Page<LedgerEntry> page) {
        assertThat(page.nextCursor()).isNotNull();
        return page.nextCursor();
    }

    private void post(String kind, JsonObject... lines) {
        JsonObject posting = new JsonObject()
                .put("key", kind)
                .put("kind", kind)
                .put("sourceKind", "test")
                .put("sourceId", order.toString())
                .put("actor", "system");
        inMerchant(
                "select ledger_post($1, $2, $3)",
                Tuple.of(merchant.merchantId(), posting, new JsonArray(List.of((Object[]) lines))));
    }

    private JsonObject holder(String asset, long amount) {
        return new JsonObject()
                .put("holder", card.toString())
                .put("asset", asset)
                .put("amount", amount);
    }

    private static JsonObject counter(String counter, String asset, long amount) {
        return new JsonObject()
                .put("counter", counter)
                .put("ref", "order")
                .put("asset", asset)
                .put("amount", amount);
    }

    private void inMerchant(String sql, Tuple parameters) {
        pool.withTransaction(connection -> connection
                        .preparedQuery("select set_config('app.merchant', $1, true)")
                        .execute(Tuple.of(Integer.toString(merchant.merchantId())))
                        .chain(() -> connection.preparedQuery(sql).execute(parameters)))
                .await()
                .atMost(PATIENCE);
    }
}
