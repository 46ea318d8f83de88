package dev.lingka.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.lingka.testing.AtOnce;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class JoinTest {

    private final Books books;

    JoinTest(Books books) {
        this.books = books;
    }

    @Test
    void opensACardForAGuestWhoConsentsAndShowsAPhone() {
        CardWorld world = CardWorld.open();
        Customer customer = world.customer();
        customer.calls().get("/api/v1/member/card").then().statusCode(404);

        customer.join()
                .then()
                .statusCode(201)
                .body("issued", equalTo(true))
                .body("card.status", equalTo("active"))
                .body("card.number", matchesPattern("8[0-9]{15}"))
                .body("card.balanceCapFen", equalTo(500000))
                .body("claim", nullValue())
                .body("access.accessToken", notNullValue());

        String number = customer.calls()
                .get("/api/v1/member/card")
                .then()
                .statusCode(200)
                .extract()
                .path("number");
        assertThat(CardNumber.isValid(number)).isTrue();
        customer.calls()
                .get("/api/v1/member/card/balance")
                .then()
                .statusCode(200)
                .body("totalFen", equalTo(0));
        customer.calls()
                .get("/api/v1/member/profile")
                .then()
                .body("kind", equalTo("member"))
                .body("phone", equalTo(customer.phone().replaceAll("(...)....(....)", "$1****$2")));
        assertThat(customer.signIn(Map.of()).<Boolean>path("hasCard")).isTrue();
    }

    @Test
    void refusesWithoutConsentInTheVersionInForce() {
        Customer customer = CardWorld.open().customer();

        customer.join(Map.of("consents", List.of(Customer.consent("terms", "1"))))
                .then()
                .statusCode(409)
                .body("code", equalTo("CONSENT_REQUIRED"))
                .body("version", equalTo("1"));
        customer.join(Map.of("consents", List.of(Customer.consent("terms", "1"), Customer.consent("privacy", "0"))))
                .then()
                .statusCode(409)
                .body("code", equalTo("CONSENT_VERSION_OUTDATED"));
    }

    @Test
    void keepsTheConsentsThatWereGiven() {
        Customer customer = CardWorld.open().customer();
        customer.join(Map.of(
                        "consents",
                        Stream.concat(Customer.CONSENTS.stream(), Stream.of(Customer.consent("marketing", "1")))
                                .toList()))
                .then()
                .statusCode(201);

        customer.calls()
                .get("/api/v1/member/consents")
                .then()
                .statusCode(200)
                .body("given.document", equalTo(List.of("terms", "privacy", "marketing")))
                .body("given.granted", equalTo(List.of(true, true, true)));
        customer.calls()
                .body(Map.of("document", "marketing", "version", "1", "granted", false))
                .post("/api/v1/member/consents")
                .then()
                .statusCode(200)
                .body("given[2].granted", equalTo(false));
        customer.calls()
                .body(Map.of("document", "terms", "version", "1", "granted", false))
                .post("/api/v1/member/consents")
                .then()
                .statusCode(409)
                .body("code", equalTo("CONSENT_BOUND_TO_CARD"));
    }

    @Test
    void givesOneCardToTwentyRequestsAtOnce() {
        CardWorld world = CardWorld.open();
        Customer customer = world.customer();

        List<Response> answers = AtOnce.all(Collections.<Callable<Response>>nCopies(20, () -> customer.join(Map.of())));

        assertThat(answers).allMatch(answer -> answer.statusCode() < 300);
        assertThat(cardIds(answers)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(1);
        assertThat(books.count(world.code(), "card")).isEqualTo(1);
        assertThat(books.count(world.code(), "outbox_event where type = 'CardIssued'"))
                .isEqualTo(1);
    }

    @Test
    void givesOneCardToSixPhonesWithOneNumberAtOnce() {
        CardWorld world = CardWorld.open();
        String phone = CardWorld.anyPhone();
        List<Customer> phones =
                Stream.generate(() -> world.customer(phone)).limit(6).toList();

        List<Response> answers = AtOnce.all(
                phones.stream().map(one -> (Callable<Response>) one::join).toList());

        assertThat(answers).allMatch(answer -> answer.statusCode() < 300);
        assertThat(cardIds(answers)).hasSize(1);
        assertThat(books.count(world.code(), "card")).isEqualTo(1);
        assertThat(books.count(world.code(), "member where status = 'active'")).isEqualTo(1);
    }

    @Test
    void answersTheSameToARetryAlthoughThePhoneCodeIsUsed() {
        Customer customer = CardWorld.open().customer();
        Map<String, Object> body = Map.of("consents", Customer.CONSENTS, "phoneCode", customer.phoneCode());

        Response first =
                customer.calls().header("Idempotency-Key", "k1").body(body).post("/api/v1/member/cards");
        Response second =
                customer.calls().header("Idempotency-Key", "k1").body(body).post("/api/v1/member/cards");

        first.then().statusCode(201);
        second.then().statusCode(201).body("cardId", equalTo(first.path("cardId")));
    }

    @Test
    void bringsTheSecondPhoneToTheSameCard() {
        CardWorld world = CardWorld.open();
        Customer first = world.customer();
        String cardId = first.card().toString();
        Customer second = world.customer(first.phone());

        second.join().then().statusCode(200).body("cardId", equalTo(cardId)).body("issued", equalTo(false));

        second.calls().get("/api/v1/member/card").then().statusCode(200).body("id", equalTo(cardId));
        assertThat(books.count(world.code(), "card")).isEqualTo(1);
    }

    @Test
    void keepsPersonalDataSealed() {
        CardWorld world = CardWorld.open();
        Customer customer = world.customer();
        customer.card();
        customer.calls()
                .body(Map.of("nickname", "小明明", "birthday", "1990-05-17"))
                .patch("/api/v1/member/profile")
                .then()
                .statusCode(200);
        String openid = customer.openid();

        for (String table : List.of(
                "member",
                "member_identity",
                "member_key",
                "member_session",
                "member_refresh_token",
                "member_consent",
                "card",
                "join_visit",
                "outbox_event",
                "audit_entry",
                "idempotency")) {
            List<String> rows = books.column(world.code(), "select t::text from " + table + " t");
            assertThat(rows)
                    .as(table)
                    .noneMatch(row -> row.contains(customer.phone())
                            || row.contains(openid)
                            || row.contains("小明明")
                            || row.contains("1990-05-17")
                            || row.contains(customer.refreshToken()));
        }
        customer.calls().get("/api/v1/member/profile").then().body("nickname", equalTo("小明明"));
    }

    @Test
    void takesBackWhatWasToldOfOneself() {
        Customer customer = CardWorld.open().customer();
        customer.card();
        customer.calls()
                .body(Map.of("nickname", "小明明", "birthday", "1990-05-17"))
                .patch("/api/v1/member/profile")
                .then()
                .statusCode(200);

        customer.calls().delete("/api/v1/member/profile/birthday").then().statusCode(200);

        customer.calls()
                .get("/api/v1/member/profile")
                .then()
                .body("nickname", equalTo("小明明"))
                .body("birthday", nullValue());
        customer.calls().delete("/api/v1/member/profile/phone").then().statusCode(404);
    }

    private static List<String> cardIds(List<Response> answers) {
        return answers.stream()
                .map(answer -> answer.<String>path("cardId"))
                .distinct()
                .collect(Collectors.toList());
    }
}
