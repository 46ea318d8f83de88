package dev.lingka.merchant.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.lingka.testing.Services;
import dev.lingka.testing.TestMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Services.class)
class ShiftTest {

    private static final String SHIFTS = "/api/v1/staff/shifts";
    private static final int AT_ONCE = 8;

    @Inject
    Pool pool;

    @Test
    void comparesTheCountWithTheLedger() {
        TestMerchant merchant = withCashier();
        String shift = open(merchant, "k1").then().statusCode(201).extract().path("id");
        takeCash(merchant, shift, 30_000);

        merchant.as("cashier").get(SHIFTS + "/current").then().body("expectedCashFen", nullValue());
        close(merchant, shift, 39_900, "k2")
                .then()
                .statusCode(200)
                .body("openingCashFen", equalTo(10_000))
                .body("expectedCashFen", equalTo(40_000))
                .body("countedCashFen", equalTo(39_900))
                .body("differenceFen", equalTo(-100));
    }

    @Test
    void closesOnceHoweverManyCloseAtOnce() {
        TestMerchant merchant = withCashier();
        String shift = open(merchant, "k1").then().extract().path("id");

        List<CompletableFuture<Response>> answers = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> close(merchant, shift, 10_000 + i, "close-" + i)))
                .toList();
        List<Integer> statuses =
                answers.stream().map(answer -> answer.join().statusCode()).toList();

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(AT_ONCE - 1);
    }

    @Test
    void answersARepeatedClosingAsTheFirst() {
        TestMerchant merchant = withCashier();
        String shift = open(merchant, "k1").then().extract().path("id");

        String first = close(merchant, shift, 10_000, "same")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String again = close(merchant, shift, 10_000, "same")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(again).isEqualTo(first);
        close(merchant, shift, 10_001, "same").then().statusCode(409).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void takesNoPostingWhenClosed() {
        TestMerchant merchant = withCashier();
        String shift = open(merchant, "k1").then().extract().path("id");
        assertThat(openShiftFor(merchant, shift)).isEqualTo(UUID.fromString(shift));

        close(merchant, shift, 10_000, "k2").then().statusCode(200);

        assertThat(openShiftFor(merchant, shift)).isNull();
    }

    @Test
    void isOnePerPerson() {
        TestMerchant merchant = withCashier();
        String shift = open(merchant, "k1").then().extract().path("id");

        open(merchant, "k2")
                .then()
                .statusCode(409)
                .body("code", equalTo("SHIFT_ALREADY_OPEN"))
                .body("shiftId", equalTo(shift));
        open(merchant, "k1").then().statusCode(201).body("id", equalTo(shift));
    }

    @Test
    void closesTheDayWhenAllShiftsAreClosed() {
        TestMerchant merchant = withCashier();
        Response opened = open(merchant, "k1");
        String shift = opened.then().extract().path("id");
        String day = opened.then().extract().path("businessDay");
        takeCash(merchant, shift, 5_000);

        closeDay(merchant, day, "d1").then().statusCode(409).body("code", equalTo("SHIFTS_OPEN"));
        close(merchant, shift, 15_000, "k2").then().statusCode(200);
        closeDay(merchant, day, "d2")
                .then()
                .statusCode(200)
                .body("shifts", equalTo(1))
                .body("expectedCashFen", equalTo(5_000))
                .body("differenceFen", equalTo(0));
        closeDay(merchant, day, "d3").then().statusCode(409).body("code", equalTo("DAY_CLOSED"));
        closeDay(merchant, "2999-01-01", "d4").then().statusCode(409).body("code", equalTo("DAY_NOT_BEGUN"));
        open(merchant, "k3").then().statusCode(409).body("code", equalTo("DAY_CLOSED"));
    }

    @Test
    void isClosedByItsCashierOrAManagerOfTheStore() {
        TestMerchant merchant = withCashier();
        UUID elsewhere = merchant.openStore("s2");
        merchant.hire("cashier2", "cashier");
        merchant.hireFor(elsewhere, "chen", "manager");
        merchant.hireFor(merchant.storeId(), "wang", "manager");
        String shift = open(merchant, "k1").then().extract().path("id");

        closeAs(merchant, "cashier2", shift, "a").then().statusCode(403).body("code", equalTo("SHIFT_NOT_YOURS"));
        closeAs(merchant, "chen", shift, "b").then().statusCode(404);
        closeAs(merchant, "wang", shift, "c").then().statusCode(200);
    }

    @Test
    void needsAKeyAndACount() {
        TestMerchant merchant = withCashier();
        String shift = open(merchant, "k1").then().extract().path("id");

        merchant.as("cashier")
                .body(Map.of("countedCashFen", 1))
                .post(SHIFTS + "/" + shift + "/closing")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_REQUIRED"));
        close(merchant, shift, -1, "k2").then().statusCode(400).body("errors.field", contains("countedCashFen"));
    }

    private static TestMerchant withCashier() {
        TestMerchant merchant = TestMerchant.open();
        merchant.hire("cashier");
        return merchant;
    }

    private static Response open(TestMerchant merchant, String key) {
        return merchant.as("cashier")
                .header("Idempotency-Key", key)
                .body(Map.of("storeId", merchant.storeId(), "openingCashFen", 10_000))
                .post(SHIFTS);
    }

    private static Response close(TestMerchant merchant, String shift, long countedFen, String key) {
        return merchant.as("cashier")
                .header("Idempotency-Key", key)
                .body(Map.of("countedCashFen", countedFen))
                .post(SHIFTS + "/" + shift + "/closing");
    }

    private static Response closeAs(TestMerchant merchant, String person, String shift, String key) {
        return merchant.as(person)
                .header("Idempotency-Key", key)
                .body(Map.of("countedCashFen", 10_000))
                .post(SHIFTS + "/" + shift + "/closing");
    }

    private static Response closeDay(TestMerchant merchant, String day, String key) {
        return merchant.as("owner")
                .header("Idempotency-Key", key)
                .body(Map.of("storeId", merchant.storeId(), "businessDay", day))
                .post(SHIFTS + "/days");
    }

    private void takeCash(TestMerchant merchant, String shift, long amountFen) {
        UUID card = UUID.randomUUID();
        JsonObject posting = new JsonObject()
                .put("key", "test:" + card)
                .put("kind", "recharge")
                .put("sourceKind", "test")
                .put("actor", "system");
        JsonArray lines = new JsonArray()
                .add(new JsonObject()
                        .put("holder", card.toString())
                        .put("asset", "principal")
                        .put("amount", amountFen))
                .add(new JsonObject()
                        .put("counter", "cash")
                        .put("ref", shift)
                        .put("asset", "principal")
                        .put("amount", -amountFen));
        inMerchant(merchant, "select ledger_open($1, 'card', $2)", Tuple.of(idOf(merchant), card));
        inMerchant(merchant, "select ledger_post($1, $2, $3)", Tuple.of(idOf(merchant), posting, lines));
    }

    private UUID openShiftFor(TestMerchant merchant, String shift) {
        return (UUID) inMerchant(
                merchant,
                "select shift_require_open($1, $2, $3)",
                Tuple.of(idOf(merchant), UUID.fromString(shift), merchant.storeId()));
    }

    private int idOf(TestMerchant merchant) {
        return pool.preparedQuery("select id from merchant where code = $1")
                .executeAndAwait(Tuple.of(merchant.code()))
                .iterator()
                .next()
                .getInteger(0);
    }

    private Object inMerchant(TestMerchant merchant, String sql, Tuple arguments) {
        String id = Integer.toString(idOf(merchant));
        return pool.withTransaction(connection -> connection
                        .preparedQuery("select set_config('app.merchant', $1, true)")
                        .execute(Tuple.of(id))
                        .chain(() -> connection.preparedQuery(sql).execute(arguments)))
                .map(rows -> rows.iterator().next().getValue(0))
                .await()
                .indefinitely();
    }
}
