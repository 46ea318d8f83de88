package dev.lingka.card;

import static dev.lingka.card.MeasureWorld.CODES;
import static dev.lingka.card.MeasureWorld.RESPECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.lingka.testing.AtOnce;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Warned, frozen, cancelled: who stands for it, who decides the appeal, and that no money is taken. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class MeasureTest {

    private static final int LOADED_FEN = 10_000;

    private final Superuser database;
    private MeasureWorld world;
    private Customer customer;
    private UUID card;
    private String member;

    MeasureTest(Superuser database) {
        this.database = database;
    }

    @BeforeEach
    void aMemberWithMoneyOnTheCard() {
        world = new MeasureWorld(database);
        customer = world.cards().customer();
        card = customer.card();
        world.cards().load(card, LOADED_FEN, 0);
        member = world.memberOf(card);
    }

    @Test
    void aWarningHoldsAtOnceAndTheMemberReadsWhyAndUntilWhenToAppeal() {
        Response warned = world.propose(member, "warn", CODES);

        warned.then().statusCode(201).body("measure.measure.state", equalTo("in_force"));
        world.measures(customer)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("warn"))
                .body("items[0].ruleText.zh", equalTo("会员码仅限本人使用"))
                .body("items[0].reason", equalTo("同一会员码同日在两城使用"))
                .body("items[0].evidence[0].reference", equalTo("receipt 17"))
                .body("items[0].appealUntil", notNullValue());
        assertThat(world.cardStatus(card)).isEqualTo("active");
        assertThat(events("MeasureTaken")).isEqualTo(1);
        assertThat(audited("measure.taken")).isEqualTo(1);
    }

    @Test
    void onlyWrittenRulesAndTheirMeasuresCount() {
        world.propose(member, "warn", "no-such-rule").then().statusCode(400).body("errors[0].field", equalTo("rule"));
        world.propose(member, "cancel", RESPECT).then().statusCode(400).body("errors[0].field", equalTo("kind"));

        assertThat(world.measures(customer).<List<?>>path("items")).isEmpty();
    }

    @Test
    void oneProposalAskedTwiceIsOneRequest() {
        String key = UUID.randomUUID().toString();
        String first = world.propose(member, "freeze", CODES, key).path("approval.id");

        Response again = world.propose(member, "freeze", CODES, key);

        again.then().statusCode(202).body("approval.id", equalTo(first));
        assertThat(world.number(
                        "select count(*) from approval where kind = 'card.measure' and payload ->> 'memberId' = '"
                                + member + "'"))
                .isEqualTo(1);
        world.propose(member, "warn", CODES, key)
                .then()
                .statusCode(409)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void aFrozenCardPaysNothingAndNobodyAloneSetsItFree() {
        String code = MeasureWorld.codes(customer).get(0);

        world.take(member, "freeze", CODES);

        assertThat(world.cardStatus(card)).isEqualTo("frozen");
        world.pay(code, 1_000).then().statusCode(409).body("code", equalTo("CARD_FROZEN"));
        world.cards()
                .moves("owner")
                .body(Map.of("reason", "a friend of mine"))
                .post("/api/v1/staff/cards/{id}/unfreeze", card)
                .then()
                .statusCode(409)
                .body("code", equalTo("CARD_UNDER_MEASURE"));
        principalIsWhole();
    }

    @Test
    void aLiftedFreezeLetsTheCardPayAgainWithItsWholePrincipal() {
        String appeal = world.appealed(customer, world.take(member, "freeze", CODES));

        world.decide("arbiter", appeal, true)
                .then()
                .statusCode(200)
                .body("measure.state", equalTo("lifted"))
                .body("measure.appeal.state", equalTo("lifted"));

        principalIsWhole();
        world.pay(MeasureWorld.codes(customer).get(1), 1_000).then().statusCode(201);
        customer.calls().get("/api/v1/member/card/balance").then().body("principalFen", equalTo(LOADED_FEN - 1_000));
        assertThat(events("MeasureLifted")).isEqualTo(1);
        assertThat(events("AppealDecided")).isEqualTo(1);
    }

    @Test
    void whoTookPartInAMeasureDoesNotDecideItsAppeal() {
        String appeal = world.appealed(customer, world.take(member, "freeze", CODES));

        world.decide("owner", appeal, false).then().statusCode(403).body("code", equalTo("PARTY_TO_MEASURE"));
        world.decide("manager", appeal, true).then().statusCode(403).body("code", equalTo("PARTY_TO_MEASURE"));

        world.cards()
                .owner()
                .get("/api/v1/staff/measure-appeals")
                .then()
                .body("items", hasSize(1))
                .body("items[0].measure.appeal.id", equalTo(appeal));
        world.decide("arbiter", appeal, false).then().statusCode(200).body("measure.appeal.state", equalTo("upheld"));
        assertThat(world.cardStatus(card)).isEqualTo("frozen");
    }

    @Test
    void twoWhoDecideAtOnceGiveOneDecision() {
        for (String kind : List.of("warn", "freeze", "freeze")) {
            String rule = events("AppealMade") == 1 ? CODES : RESPECT;
            String measure = kind.equals("warn")
                    ? world.propose(member, kind, rule).path("measure.measure.id")
                    : world.take(member, kind, rule);
            String appeal = world.appealed(customer, measure);

            List<Response> answers = AtOnce.all(List.<Callable<Response>>of(
                    () -> world.decide("arbiter", appeal, true), () -> world.decide("elder", appeal, false)));

            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
            Response first = answers.get(0).statusCode() == 200 ? answers.get(0) : answers.get(1);
            assertThat(world.number("select count(*) from measure_appeal where id = '" + appeal + "' and state = '"
                            + first.path("measure.appeal.state") + "'"))
                    .isEqualTo(1);
            assertThat(first.<String>path("measure.state"))
                    .isEqualTo(first.path("measure.appeal.state").equals("lifted") ? "lifted" : "in_force");
        }
        assertThat(events("AppealDecided")).isEqualTo(3);
    }

    @Test
    void anAppealIsMadeOnceAndInTime() {
        String late = world.propose(member, "warn", CODES).path("measure.measure.id");
        world.pass(late, 11);
        String inTime = world.propose(member, "warn", RESPECT).path("measure.measure.id");
        String appeal = world.appealed(customer, inTime);

        world.appeal(customer, late).then().statusCode(409).body("code", equalTo("APPEAL_TOO_LATE"));
        world.appeal(customer, inTime)
                .then()
                .statusCode(409)
                .body("code", equalTo("APPEAL_KNOWN"))
                .body("appealId", equalTo(appeal));
        Customer other = world.cards().customer();
        other.card();
        world.appeal(other, inTime).then().statusCode(404);
    }

    @Test
    void anAppealThatNobodyDecidesInTimeLiftsTheMeasure() {
        String measure = world.take(member, "freeze", CODES);
        String appeal = world.appealed(customer, measure);

        world.pass(measure, 8);
        MeasureWorld.until(() -> world.state(customer).equals("lifted"), "silence goes to the member");

        world.measures(customer)
                .then()
                .body("items[0].endCause", equalTo("undecided"))
                .body("items[0].appeal.state", equalTo("lapsed"));
        assertThat(world.cardStatus(card)).isEqualTo("active");
        world.decide("arbiter", appeal, false).then().statusCode(409).body("code", equalTo("APPEAL_DECIDED"));
        principalIsWhole();
    }

    @Test
    void aFreezeEndsByItself() {
        String measure = world.take(member, "freeze", CODES);

        world.pass(measure, 21);
        MeasureWorld.until(() -> world.state(customer).equals("ended"), "the freeze is over");

        assertThat(world.cardStatus(card)).isEqualTo("active");
        assertThat(events("MeasureEnded")).isEqualTo(1);
    }

    @Test
    void aCardStaysFrozenUntilTheLastMeasureIsLifted() {
        String first = world.appealed(customer, world.take(member, "freeze", CODES));
        String second = world.appealed(customer, world.take(member, "freeze", RESPECT));

        world.decide("arbiter", first, true).then().statusCode(200);
        assertThat(world.cardStatus(card)).isEqualTo("frozen");
        world.decide("arbiter", second, true).then().statusCode(200);

        assertThat(world.cardStatus(card)).isEqualTo("active");
    }

    @Test
    void aLostCardIsLostAgainWhenTheFreezeIsLifted() {
        customer.moves().post("/api/v1/member/card/loss").then().statusCode(200);
        String appeal = world.appealed(customer, world.take(member, "freeze", CODES));
        assertThat(world.cardStatus(card)).isEqualTo("frozen");

        world.decide("arbiter", appeal, true).then().statusCode(200);

        assertThat(world.cardStatus(card)).isEqualTo("lost");
    }

    @Test
    void theSameMeasureUnderTheSameRuleIsNotTakenTwice() {
        world.take(member, "freeze", CODES);

        String again = world.propose(member, "freeze", CODES).path("approval.id");

        assertThat(world.merchant().approve(again)).isEqualTo("refused");
        world.measures(customer).then().body("items", hasSize(1));
    }

    @Test
    void aCancelledMembershipIsPaidBackToTheFen() {
        String measure = world.take(member, "cancel", CODES);
        assertThat(world.cardStatus(card)).isEqualTo("frozen");
        principalIsWhole();

        world.pass(measure, 11);
        MeasureWorld.until(() -> world.cardStatus(card).equals("closed"), "the card is closed with its money");

        assertThat(world.number("select sum(amount_fen) from payout where card_id = '" + card + "'"))
                .isEqualTo(LOADED_FEN);
        assertThat(world.number("select sum(balance) from ledger_account where holder_id = '" + card + "'"))
                .isZero();
        assertThat(events("MembershipCancelled")).isEqualTo(1);
        customer.join().then().statusCode(409).body("code", equalTo("MEMBERSHIP_UNDER_MEASURE"));
    }

    @Test
    void theNoticeOfACancellationRunsAndNothingMoreIsSoldMeanwhile() {
        MeasureWorld patient = new MeasureWorld(database, 7);
        Customer guest = patient.cards().customer();
        UUID guestCard = guest.card();

        String measure = patient.take(patient.memberOf(guestCard), "cancel", CODES);

        assertThat(patient.state(guest)).isEqualTo("announced");
        assertThat(patient.cardStatus(guestCard)).isEqualTo("active");
        patient.recharge(guestCard).then().statusCode(409).body("code", equalTo("MEMBERSHIP_UNDER_MEASURE"));
        patient.pass(measure, 8);
        MeasureWorld.until(() -> patient.cardStatus(guestCard).equals("frozen"), "the notice is over");
        assertThat(patient.state(guest)).isEqualTo("in_force");
    }

    @Test
    void aDeletedPersonLeavesNoWordBehind() {
        Customer empty = world.cards().customer();
        String id = world.memberOf(empty.card());
        String measure = world.propose(id, "warn", CODES).path("measure.measure.id");
        world.appealed(empty, measure);

        empty.moves().post("/api/v1/member/deletion").then().statusCode(204);

        assertThat(world.number(
                        "select count(*) from measure m join measure_appeal a on a.measure_id = m.id where m.id = '"
                                + measure + "' and m.reason is null and m.evidence = '[]' and a.text is null"))
                .isEqualTo(1);
    }

    private void principalIsWhole() {
        customer.calls().get("/api/v1/member/card/balance").then().body("principalFen", equalTo(LOADED_FEN));
        assertThat(world.number(
                        "select balance from ledger_account where holder_id = '" + card + "' and asset = 'principal'"))
                .isEqualTo(LOADED_FEN);
    }

    private long events(String type) {
        return world.number("select count(*) from outbox_event where type = '" + type
                + "' and payload ->> 'memberId' = '" + member + "'");
    }

    private long audited(String action) {
        return world.number("select count(*) from audit_entry where action = '" + action
                + "' and detail ->> 'memberId' = '" + member + "'");
    }
}
