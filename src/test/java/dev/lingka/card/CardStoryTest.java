package dev.lingka.card;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.lingka.card.code.CardCodeService;
import dev.lingka.shared.MerchantId;
import dev.lingka.testing.AtOnce;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class CardStoryTest {

    private final Books books;
    private final CardCodeService codes;

    CardStoryTest(Books books, CardCodeService codes) {
        this.books = books;
        this.codes = codes;
    }

    @Test
    void letsANewOpenidToValueOnlyAfterASecondProofAndADay() {
        CardWorld world = CardWorld.open();
        Customer old = world.customer();
        UUID card = old.card();
        world.load(card, 10_000, 500);
        Customer claimant = world.customer(old.phone());

        String claim = claimant.join()
                .then()
                .statusCode(202)
                .body("cardId", equalTo(card.toString()))
                .extract()
                .path("claim.id");
        claimant.calls().get("/api/v1/member/card").then().statusCode(404);
        claimant.calls().get("/api/v1/member/card/codes").then().statusCode(404);
        claimant.moves()
                .post("/api/v1/member/card-claims/{id}/confirmation", claim)
                .then()
                .statusCode(404);
        old.calls().get("/api/v1/member/card/codes").then().statusCode(200);
        assertThat(books.count(world.code(), "outbox_event where type = 'CardClaimed'"))
                .isEqualTo(1);

        old.moves()
                .post("/api/v1/member/card-claims/{id}/confirmation", claim)
                .then()
                .statusCode(200)
                .body("state", equalTo("proven"));

        claimant.signIn(Map.of());
        claimant.calls().get("/api/v1/member/card").then().statusCode(200).body("id", equalTo(card.toString()));
        claimant.calls()
                .get("/api/v1/member/card/codes")
                .then()
                .statusCode(409)
                .body("code", equalTo("CARD_NOT_SPENDABLE_YET"));
        assertThat(books.column(
                        world.code(), "select (spendable_at > app_now() + interval '23 hours')::text from card"))
                .containsExactly("true");
    }

    @Test
    void givesTheNumberToItsNewOwnerWhenTheOldOneSaysItIsSomebodyElse() {
        CardWorld world = CardWorld.open();
        Customer old = world.customer();
        UUID card = old.card();
        world.load(card, 10_000, 0);
        Customer claimant = world.customer(old.phone());
        String claim = claimant.join().then().statusCode(202).extract().path("claim.id");

        old.moves()
                .post("/api/v1/member/card-claims/{id}/refusal", claim)
                .then()
                .statusCode(200);
        String other = claimant.join().then().statusCode(201).extract().path("cardId");

        assertThat(other).isNotEqualTo(card.toString());
        old.calls().get("/api/v1/member/card/balance").then().body("totalFen", equalTo(10_000));
        old.calls().get("/api/v1/member/card/codes").then().statusCode(200).body("codes", hasSize(20));
    }

    @Test
    void readsTheCodesOfThisMinuteAloneAndOnlyForItsMerchant() throws Throwable {
        CardWorld world = CardWorld.open();
        Customer customer = world.customer();
        UUID card = customer.card();
        Response upcoming = customer.calls().get("/api/v1/member/card/codes");
        upcoming.then().statusCode(200).body("codes", hasSize(20)).body("codes[0].barcode", containsString("<svg"));
        List<String> all = upcoming.path("codes.code");
        MerchantId merchant = merchantId(world);

        assertThat(read(merchant, all.get(0))).contains(card);
        assertThat(read(merchant, all.get(5))).isEmpty();
        assertThat(read(merchantId(CardWorld.open()), all.get(0))).isEmpty();
    }

    @Test
    void bindsPlasticOnceUnderRacesAndBringsItsValueAlongOnce() {
        CardWorld world = CardWorld.open();
        String line = "A1001,magnetic,1234,,8000,200,30";
        world.importPlastic(line).then().statusCode(201).body("lineCount", equalTo(1));
        world.importPlastic(line).then().statusCode(200).body("repeated", equalTo(true));
        List<Customer> customers =
                IntStream.range(0, 5).mapToObj(i -> world.customer()).toList();
        customers.forEach(Customer::card);

        List<Response> answers = AtOnce.all(customers.stream()
                .map(one -> (Callable<Response>) () -> one.moves()
                        .body(Map.of("number", "A1001", "pin", "1234"))
                        .post("/api/v1/member/card/physical-card"))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                .hasSize(4);
        assertThat(books.column(
                        world.code(), "select sum(balance)::text from ledger_account where asset = 'principal'"))
                .containsExactly("8000");
        assertThat(books.count(world.code(), "ledger_posting where kind = 'import'"))
                .isEqualTo(1);
    }

    @Test
    void limitsWrongPins() {
        CardWorld world = CardWorld.open();
        world.importPlastic("B2002,barcode,1234,,100,0,0").then().statusCode(201);
        Customer customer = world.customer();
        customer.card();
        for (int i = 0; i < 5; i++) {
            bind(customer, "B2002", "000" + i).then().statusCode(409).body("code", equalTo("PROOF_REFUSED"));
        }

        bind(customer, "B2002", "1234").then().statusCode(429).body("code", equalTo("BIND_TRIES_EXCEEDED"));
        Customer other = world.customer();
        other.card();
        bind(other, "B2002", "1234").then().statusCode(409).body("code", equalTo("PROOF_REFUSED"));
    }

    @Test
    void reportsEveryWrongLineAndImportsNothing() {
        CardWorld world = CardWorld.open();

        world.importPlastic(
                        "C1,magnetic,1234,,1,0,0",
                        "C1000,paper,,,1,0,0",
                        "C1001,barcode,,,x,0,0",
                        "C1002,barcode,,,1,0,0")
                .then()
                .statusCode(400)
                .body("code", equalTo("IMPORT_REFUSED"))
                .body("errors.field", equalTo(List.of("lines[2].number", "lines[3].medium", "lines[4].principal_fen")));

        assertThat(books.count(world.code(), "physical_card")).isZero();
    }

    @Test
    void endsTheSessionWhenARefreshTokenComesTwice() {
        Customer customer = CardWorld.open().customer();
        String first = customer.refreshToken();
        String second = refresh(first).then().statusCode(200).extract().path("refreshToken");

        refresh(first).then().statusCode(401).body("code", equalTo("REFRESH_REFUSED"));
        refresh(second).then().statusCode(401);
    }

    @Test
    void keepsTokensOfMembersAndStaffApart() {
        CardWorld world = CardWorld.open();
        Customer customer = world.customer();
        customer.card();

        customer.calls().get("/api/v1/staff/stores").then().statusCode(401);
        world.owner().get("/api/v1/member/card").then().statusCode(401);
        given().get("/api/v1/member/card").then().statusCode(401);
    }

    @Test
    void stopsALostCardAtOnceAndReissueChangesItsNumberOnly() {
        CardWorld world = CardWorld.open();
        Customer customer = world.customer();
        UUID card = customer.card();
        world.load(card, 3_000, 0);
        String number = customer.calls().get("/api/v1/member/card").path("number");

        customer.moves().post("/api/v1/member/card/loss").then().statusCode(200).body("status", equalTo("lost"));
        customer.calls().get("/api/v1/member/card/codes").then().statusCode(409);
        staff(world, card, "closing").then().statusCode(409).body("code", equalTo("CARD_HOLDS_VALUE"));
        staff(world, card, "reissue").then().statusCode(200).body("status", equalTo("active"));

        customer.calls().get("/api/v1/member/card").then().body("id", equalTo(card.toString()));
        assertThat(customer.calls().get("/api/v1/member/card").<String>path("number"))
                .isNotEqualTo(number);
        customer.calls().get("/api/v1/member/card/balance").then().body("principalFen", equalTo(3_000));
        customer.calls()
                .header("Accept-Language", "en")
                .get("/api/v1/member/card/entries")
                .then()
                .statusCode(200)
                .body("items[0].text", containsString("Balance of your old card +¥30.00, principal now ¥30.00"));
    }

    @Test
    void findsMembersByExactNumberMaskedAndRecorded() {
        CardWorld world = CardWorld.open();
        Customer customer = world.customer();
        UUID card = customer.card();

        world.owner()
                .queryParam("phone", customer.phone())
                .get("/api/v1/staff/members")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(card.toString())))
                .body("items[0].phone", containsString("****"));
        world.owner()
                .queryParam("phone", "13800000000")
                .get("/api/v1/staff/members")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));

        assertThat(books.count(world.code(), "audit_entry where action = 'member.searched'"))
                .isEqualTo(2);
    }

    @Test
    void forgetsAPersonWhoseCardIsEmptyAndKeepsThePseudonym() {
        CardWorld world = CardWorld.open();
        Customer customer = world.customer();
        UUID card = customer.card();
        customer.calls()
                .get("/api/v1/member/data")
                .then()
                .statusCode(200)
                .body("profile.phone", equalTo("+86" + customer.phone()))
                .body("cards[0].id", equalTo(card.toString()));

        customer.moves().post("/api/v1/member/deletion").then().statusCode(204);

        assertThat(books.column(world.code(), "select key_sealed from member_key"))
                .containsOnlyNulls();
        assertThat(books.count(world.code(), "member_identity")).isZero();
        refresh(customer.refreshToken()).then().statusCode(401);
        assertThat(customer.signIn(Map.of()).<Boolean>path("hasCard")).isFalse();
    }

    @Test
    void attributesTheCardToThePosterThatWasScanned() {
        CardWorld world = CardWorld.open();
        Response made = world.owner()
                .body(Map.of("source", "table", "label", "A7"))
                .post("/api/v1/staff/stores/{id}/join-codes", world.storeId());
        made.then().statusCode(201);
        String code = made.path("code");
        given().get("/j/{code}", code).then().statusCode(200).body(containsString("店 s1"));
        given().get("/api/v1/member/join-codes/{code}", code)
                .then()
                .statusCode(200)
                .body("merchant", equalTo(world.code()));
        Customer customer = world.customer();
        customer.signIn(Map.of("scene", code));

        customer.join()
                .then()
                .statusCode(201)
                .body("card.storeId", equalTo(world.storeId().toString()));

        world.owner()
                .get("/api/v1/staff/stores/{id}/join-codes/{code}/poster.png", world.storeId(), made.path("id"))
                .then()
                .statusCode(200)
                .contentType("image/png");
        world.owner()
                .get(
                        "/api/v1/staff/stores/{id}/join-codes/{code}/mini-program-code.jpg",
                        world.storeId(),
                        made.path("id"))
                .then()
                .statusCode(200)
                .contentType("image/jpeg");
    }

    private static Response bind(Customer customer, String number, String pin) {
        return customer.moves().body(Map.of("number", number, "pin", pin)).post("/api/v1/member/card/physical-card");
    }

    private static Response staff(CardWorld world, UUID card, String deed) {
        return world.moves("owner").body(Map.of("reason", "test")).post("/api/v1/staff/cards/{id}/{deed}", card, deed);
    }

    private static Response refresh(String token) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("refreshToken", token))
                .post("/api/v1/member/sessions/refresh");
    }

    private List<UUID> read(MerchantId merchant, String code) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> codes.read(merchant, code)).stream()
                .map(found -> found.cardId())
                .toList();
    }

    private MerchantId merchantId(CardWorld world) {
        return new MerchantId(Integer.parseInt(
                books.column(world.code(), "select id::text from merchant where code = '" + world.code() + "'")
                        .get(0)));
    }
}
