package dev.lingka.recharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.lingka.recharge.Buyer.Bought;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** So many cards for one ID document, whoever asks and however many at once; and forgotten with the person. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class CardDocumentTest {

    private static final int PEOPLE = 8;

    private final Till till;
    private final String document =
            "11010519491231" + ThreadLocalRandom.current().nextInt(1_000, 10_000);
    private RechargeWorld world;

    CardDocumentTest(Till till) {
        this.till = till;
    }

    @BeforeEach
    void open() {
        world = RechargeWorld.open();
        world.publish(CardKinds.programme());
    }

    private Map<String, String> shown() {
        return Map.of("document", document);
    }

    private long documents() {
        return till.number(world.code(), "select count(*) from card_document");
    }

    @Test
    void manyPeopleWithOneDocumentGetExactlyItsCards() {
        List<Buyer> people =
                Stream.generate(() -> Buyer.guest(world)).limit(PEOPLE).toList();

        List<Integer> answers = people.stream()
                .map(one -> CompletableFuture.supplyAsync(
                        () -> one.joins("pair", shown()).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(2);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(PEOPLE - 2);
        assertThat(till.number(world.code(), "select count(*) from card where kind = 'pair'"))
                .isEqualTo(2);
        assertThat(documents()).isEqualTo(2);
    }

    @Test
    void ordersAtOnceForOneDocumentAreOneOrder() {
        List<Buyer> people =
                Stream.generate(() -> Buyer.guest(world)).limit(PEOPLE).toList();

        List<Response> answers = people.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> one.orders("named", shown())))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> "DOCUMENT_USED_UP".equals(answer.path("code"))))
                .hasSize(PEOPLE - 1);
    }

    @Test
    void anOrderThatIsGivenUpGivesTheDocumentBack() {
        Buyer first = Buyer.guest(world);
        Buyer second = Buyer.guest(world);
        Bought order = first.buys("named", shown());
        second.refused(
                second.orders("named", Map.of("document", document.toLowerCase(Locale.ROOT))), "DOCUMENT_USED_UP");

        first.calls()
                .post("/api/v1/member/card-orders/{id}/cancellation", order.orderId())
                .then()
                .statusCode(200)
                .body("state", equalTo("closed"));

        assertThat(documents()).isZero();
        second.has(second.buys("named", shown()));
        assertThat(documents()).isEqualTo(1);
    }

    @Test
    void theNumberIsSealedToldToItsOwnerAloneAndForgottenWithThem() {
        Buyer buyer = Buyer.guest(world);
        buyer.joins("pair", shown()).then().statusCode(201);
        String row = till.one(world.code(), "select d::text from card_document d");
        assertThat(row).doesNotContain(document);
        buyer.calls().get("/api/v1/member/data").then().statusCode(200).body("cards[0].document", equalTo(document));

        buyer.moves().post("/api/v1/member/deletion").then().statusCode(204);

        assertThat(documents()).isZero();
    }

    @Test
    void aClosedCardGivesItsPlaceBack() {
        Buyer buyer = Buyer.guest(world);
        String card = buyer.joins("pair", shown()).path("cardId");
        world.moves("owner")
                .body(Map.of("reason", "wants none"))
                .post("/api/v1/staff/cards/{id}/closing", card)
                .then()
                .statusCode(200);

        assertThat(documents()).isZero();
    }
}
