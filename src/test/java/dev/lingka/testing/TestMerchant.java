package dev.lingka.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A fresh merchant with an owner and a store, entered through the API as people would. Its staff sign in for real. */
public final class TestMerchant {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String RUN = Long.toString(System.nanoTime(), 36);
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private final String code;
    private final UUID storeId;

    private TestMerchant(String code) {
        this.code = code;
        storeId = openStore("s1");
    }

    /** A merchant that nobody else in this run has. */
    public static TestMerchant open() {
        String code = "t" + RUN + "-" + COUNT.incrementAndGet();
        operator()
                .body(Map.of("code", code, "name", "测试 " + code))
                .post("/api/v1/operator/merchants")
                .then()
                .statusCode(201);
        operator()
                .body(Map.of("subject", "owner@" + code, "name", "老板"))
                .post("/api/v1/operator/merchants/{code}/owner-invitations", code)
                .then()
                .statusCode(200);
        return new TestMerchant(code);
    }

    public static RequestSpecification operator() {
        return with(token("operator"));
    }

    public String code() {
        return code;
    }

    /** The store that it was opened with. */
    public UUID storeId() {
        return storeId;
    }

    /** One of its people by the name before the {@code @}; only the owner is there without {@link #hire}. */
    public RequestSpecification as(String person) {
        return with(token(person + "@" + code));
    }

    /** One of its terminals. */
    public RequestSpecification asTerminal(String client) {
        return with(TOKENS.computeIfAbsent(client + "@" + code, Tokens::terminal));
    }

    /** Invites a person of this role, signing in as {@code <role>@…}, for all stores. */
    public UUID hire(String role) {
        return hire(role, role);
    }

    public UUID hire(String person, String role) {
        return UUID.fromString(as("owner")
                .body(Map.of("subject", person + "@" + code, "name", person, "role", role, "allStores", true))
                .post("/api/v1/staff/staff")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id"));
    }

    /** Invites a person of this role for one store. */
    public UUID hireFor(UUID store, String person, String role) {
        Map<String, Object> body = Map.of(
                "subject",
                person + "@" + code,
                "name",
                person,
                "role",
                role,
                "allStores",
                false,
                "storeIds",
                new Object[] {store});
        return UUID.fromString(as("owner")
                .body(body)
                .post("/api/v1/staff/staff")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id"));
    }

    public UUID openStore(String storeCode) {
        return UUID.fromString(as("owner")
                .body(Map.of("code", storeCode, "name", "店 " + storeCode))
                .post("/api/v1/staff/stores")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id"));
    }

    /** Registers a terminal that signs in with this client id. */
    public UUID register(String client, long chargeLimitFen) {
        return UUID.fromString(as("owner")
                .body(Map.of(
                        "storeId", storeId,
                        "name", client,
                        "clientId", client + "@" + code,
                        "chargeLimitFen", chargeLimitFen))
                .post("/api/v1/staff/terminals")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id"));
    }

    /** Puts a programme into force: the owner asks and the manager, who must be hired, agrees. */
    public void publish(Map<String, ?> document) {
        int version = as("owner")
                .body(document)
                .post("/api/v1/staff/programme/versions")
                .then()
                .statusCode(201)
                .extract()
                .path("version");
        approve(as("owner")
                .body(Map.of("reason", "opening"))
                .post("/api/v1/staff/programme/versions/{version}/publication", version)
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id"));
    }

    /** The manager agrees; answers what came of it. */
    public String approve(String approvalId) {
        return as("manager")
                .body(Map.of("approve", true, "reason", "looked at it"))
                .post("/api/v1/staff/approvals/{id}/decision", approvalId)
                .then()
                .statusCode(200)
                .extract()
                .path("state");
    }

    private static String token(String name) {
        return TOKENS.computeIfAbsent(name, Tokens::staff);
    }

    private static RequestSpecification with(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
