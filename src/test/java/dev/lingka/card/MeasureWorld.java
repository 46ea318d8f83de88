package dev.lingka.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Superuser;
import dev.lingka.testing.TestMerchant;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** A house with written rules: an owner who proposes, a manager who agrees, and arbiters who took no part. */
final class MeasureWorld {

    static final String CODES = "codes-are-personal";
    static final String RESPECT = "respect-the-staff";
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String STAFF = "/api/v1/staff/";
    private static final String MEMBER = "/api/v1/member/";

    private final CardWorld cards = CardWorld.open();
    private final Superuser database;

    MeasureWorld(Superuser database) {
        this(database, 0);
    }

    /** One where a cancellation takes effect after that many days. */
    MeasureWorld(Superuser database, int noticeDays) {
        this.database = database;
        TestMerchant merchant = cards.merchant();
        merchant.hire("manager");
        merchant.hire("arbiter", "manager");
        merchant.hire("elder", "manager");
        merchant.register("till", 1_000_000);
        merchant.publish(Map.of("conduct", rules(noticeDays)));
    }

    /** Two rules, of which one allows all measures. */
    static Map<String, Object> rules(int noticeDays) {
        return Map.of(
                "noticeDays",
                noticeDays,
                "decisionDays",
                7,
                "rules",
                List.of(
                        rule(CODES, "会员码仅限本人使用", "Member codes are personal", List.of("warn", "freeze", "cancel")),
                        rule(RESPECT, "尊重店员", "Respect the staff", List.of("warn", "freeze"))));
    }

    private static Map<String, Object> rule(String code, String zh, String en, List<String> measures) {
        return Map.of(
                "code",
                code,
                "text",
                Map.of("zh", zh, "en", en),
                "measures",
                measures,
                "appealDays",
                10,
                "freezeDays",
                20);
    }

    CardWorld cards() {
        return cards;
    }

    TestMerchant merchant() {
        return cards.merchant();
    }

    String memberOf(UUID card) {
        return cards.owner().get(STAFF + "cards/{id}", card).path("memberId");
    }

    Response propose(String member, String kind, String rule) {
        return propose(member, kind, rule, UUID.randomUUID().toString());
    }

    Response propose(String member, String kind, String rule, String key) {
        Map<String, Object> measure = Map.of(
                "kind",
                kind,
                "rule",
                rule,
                "reason",
                "同一会员码同日在两城使用",
                "evidence",
                List.of(Map.of("text", "两地小票", "reference", "receipt 17")));
        return cards.owner().header("Idempotency-Key", key).body(measure).post(STAFF + "members/{id}/measures", member);
    }

    /** Proposed by the owner, agreed to by the manager; the measure's id. */
    String take(String member, String kind, String rule) {
        String approval =
                propose(member, kind, rule).then().statusCode(202).extract().path("approval.id");
        assertThat(merchant().approve(approval)).isEqualTo("applied");
        return cards.owner().get(STAFF + "approvals/{id}", approval).path("result.measureId");
    }

    Response appeal(Customer customer, String measure) {
        return customer.moves().body(Map.of("text", "那天我的手机借给了家人")).post(MEMBER + "measures/{id}/appeals", measure);
    }

    /** The appeal's id. */
    String appealed(Customer customer, String measure) {
        return appeal(customer, measure).then().statusCode(201).extract().path("appeal.id");
    }

    Response decide(String person, String appeal, boolean lift) {
        return cards.moves(person)
                .body(Map.of("lift", lift, "reason", "听了双方"))
                .post(STAFF + "measure-appeals/{id}/decision", appeal);
    }

    Response measures(Customer customer) {
        return customer.calls().get(MEMBER + "measures");
    }

    String state(Customer customer) {
        return measures(customer).path("items[0].state");
    }

    String cardStatus(UUID card) {
        return cards.owner().get(STAFF + "cards/{id}", card).path("status");
    }

    /** Pays at the till with that one of the phone's codes. */
    Response pay(String code, long fen) {
        return merchant()
                .asTerminal("till")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("cardCode", code, "totalFen", fen, "storeId", cards.storeId()))
                .post(STAFF + "charges");
    }

    /** Somebody brings cash to the counter. */
    Response recharge(UUID card) {
        merchant().hire("cashier");
        cards.moves("cashier")
                .body(Map.of("storeId", cards.storeId(), "openingCashFen", 0))
                .post(STAFF + "shifts")
                .then()
                .statusCode(201);
        Map<String, Object> cash = Map.of(
                "cardId", card, "storeId", cards.storeId(), "channel", "cash", "amountFen", 5_000, "termsVersion", "1");
        return cards.moves("cashier").body(cash).post(STAFF + "counter-recharges");
    }

    static List<String> codes(Customer customer) {
        return customer.calls().get(MEMBER + "card/codes").path("codes.code");
    }

    /** So many days pass for this measure alone. */
    void pass(String measure, int days) {
        String earlier = " - interval '" + days + " days'";
        database.run("update measure_appeal set made_at = made_at" + earlier + ", decide_until = decide_until" + earlier
                + " where measure_id = '" + measure + "'");
        database.run("update measure set taken_at = taken_at" + earlier + ", takes_effect_at = takes_effect_at"
                + earlier + ", ends_at = ends_at" + earlier + ", appeal_until = appeal_until" + earlier
                + ", due_at = due_at" + earlier + " where id = '" + measure + "'");
    }

    long number(String sql) {
        return database.number(sql);
    }

    /** Waits for background work. */
    static void until(BooleanSupplier holds, String what) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
