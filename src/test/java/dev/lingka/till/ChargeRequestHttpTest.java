package dev.lingka.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import dev.lingka.till.TillWorld.Member;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The question on the phone over HTTP. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class ChargeRequestHttpTest {

    private static final String STAFF = "/api/v1/staff/charge-requests";
    private static final String MEMBER = "/api/v1/member/charge-requests";

    private final AgroalDataSource database;
    private TillWorld world;

    ChargeRequestHttpTest(AgroalDataSource database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        world = TillWorld.open(database);
    }

    @Test
    void aChargeAboveTheLimitWaitsForTheMembersWord() {
        Member member = world.member(200_000, 0);

        Response asked = world.moves("cashier").body(member.charge(150_000)).post("/api/v1/staff/charges");

        asked.then().statusCode(202).body("state", equalTo("waiting"));
        assertThat(member.balanceFen()).isEqualTo(200_000);
        String id = asked.path("chargeRequest.id");
        member.calls().get(MEMBER).then().statusCode(200).body("items.id", equalTo(List.of(id)));
        member.moves()
                .post(MEMBER + "/{id}/confirmation", id)
                .then()
                .statusCode(200)
                .body("balance.totalFen", equalTo(50_000));
        Response seen =
                world.merchant().as("cashier").queryParam("waitSeconds", 5).get(STAFF + "/{id}", id);
        seen.then().body("state", equalTo("confirmed"));
        world.merchant()
                .as("cashier")
                .get("/api/v1/staff/sales/{id}", seen.<String>path("saleId"))
                .then()
                .statusCode(200)
                .body("totalFen", equalTo(150_000));
        member.moves()
                .post(MEMBER + "/{id}/refusal", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("REQUEST_DECIDED"))
                .body("state", equalTo("confirmed"));
    }

    @Test
    void whoIsOnlyKnownByPhoneIsAsked() {
        Member member = world.member(5_000, 0);

        Response asked = world.moves("cashier")
                .body(Map.of("phone", member.phone, "totalFen", 1_200))
                .post(STAFF);

        asked.then().statusCode(201).body("state", equalTo("pending")).body("identifiedBy", equalTo("phone"));
        member.moves()
                .post(MEMBER + "/{id}/refusal", asked.<String>path("id"))
                .then()
                .statusCode(200)
                .body("state", equalTo("refused"));
        assertThat(member.balanceFen()).isEqualTo(5_000);
    }

    @Test
    void aCardIsAskedOneQuestionAndTheTillMayTakeItBack() {
        Member member = world.member(5_000, 0);
        Map<String, Object> body = Map.of("memberNumber", member.number, "totalFen", 1_200);
        String id = world.moves("cashier").body(body).post(STAFF).path("id");

        world.moves("cashier").body(body).post(STAFF).then().statusCode(409).body("code", equalTo("REQUEST_PENDING"));
        world.moves("cashier")
                .post(STAFF + "/{id}/cancellation", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled"));
        member.calls().get(MEMBER).then().body("items", hasSize(0));
        world.moves("cashier").body(body).post(STAFF).then().statusCode(201);
    }

    @Test
    void anotherMembersQuestionIsNotThere() {
        Member member = world.member(5_000, 0);
        Member other = world.member(5_000, 0);
        String id = world.moves("cashier")
                .body(Map.of("phone", member.phone, "totalFen", 100))
                .post(STAFF)
                .path("id");

        other.moves().post(MEMBER + "/{id}/confirmation", id).then().statusCode(404);
        other.moves().post(MEMBER + "/{id}/refusal", id).then().statusCode(404);
        other.calls().get(MEMBER).then().body("items", hasSize(0));
        TillWorld.open(database)
                .merchant()
                .as("owner")
                .get(STAFF + "/{id}", id)
                .then()
                .statusCode(404);
    }

    @Test
    void somebodyUnknownIsNotAsked() {
        world.moves("cashier")
                .body(Map.of("phone", "13900000000", "totalFen", 100))
                .post(STAFF)
                .then()
                .statusCode(404);
        world.moves("cashier").body(Map.of("totalFen", 100)).post(STAFF).then().statusCode(400);
    }
}
