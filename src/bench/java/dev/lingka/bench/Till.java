package dev.lingka.bench;

import dev.lingka.bench.Load.Shot;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;

/** A terminal of one store of the demo's merchant, signed in at the staff identity provider. */
public record Till(int merchantId, UUID storeId, UUID terminalId, String token) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String CHARGES = "/api/v1/staff/charges";

    /** Opens a store with a terminal of this name. */
    static Till open(URI application, URI identity, int merchantId, String name)
            throws IOException, InterruptedException {
        String owner = person(identity, "owner");
        String storeId = post(
                application,
                "/api/v1/staff/stores",
                owner,
                new JsonObject().put("code", name).put("name", name));
        String client = name + "@" + Seed.MERCHANT;
        String terminalId = post(
                application,
                "/api/v1/staff/terminals",
                owner,
                new JsonObject()
                        .put("storeId", storeId)
                        .put("name", name)
                        .put("clientId", client)
                        .put("chargeLimitFen", 100_000));
        String token = token(identity, "grant_type=client_credentials&client_secret=any&client_id=" + client);
        return new Till(merchantId, UUID.fromString(storeId), UUID.fromString(terminalId), token);
    }

    /** A charge over HTTP. */
    Shot charge(String cardCode, long fen) {
        return charge(new JsonObject().put("cardCode", cardCode).put("totalFen", fen));
    }

    /** Any charge over HTTP, with a key of its own. */
    Shot charge(JsonObject wanted) {
        return new Shot(
                "POST",
                CHARGES,
                Map.of(
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        UUID.randomUUID().toString()),
                wanted.encode(),
                201);
    }

    /** Who calls, as the function takes it. */
    JsonObject call() {
        return new JsonObject()
                .put("merchant", merchantId)
                .put("principal", "terminal:" + terminalId)
                .put("key", UUID.randomUUID().toString())
                .put("hash", "bench");
    }

    /** The same charge as the function takes it, from principal alone. */
    JsonObject byCode(UUID cardId, long codeMinute, long fen) {
        return arguments(cardId, fen)
                .put("identifiedBy", "code")
                .put("codeMinute", codeMinute)
                .put("splitRule", "principal_first");
    }

    /** A charge by plastic from principal and bonus, which makes four entries. */
    JsonObject byPlastic(UUID cardId, long fen) {
        return arguments(cardId, fen).put("identifiedBy", "physical_card").put("splitRule", "proportional");
    }

    private JsonObject arguments(UUID cardId, long fen) {
        JsonObject wallet = new JsonObject().put("kind", "wallet").put("amountFen", fen);
        return new JsonObject()
                .put("saleId", UUID.randomUUID().toString())
                .put("storeId", storeId.toString())
                .put("terminalId", terminalId.toString())
                .put("totalFen", fen)
                .put("tenders", new JsonArray().add(wallet))
                .put("cardId", cardId.toString())
                .put("programmeVersion", 1);
    }

    /** The token of somebody who works for the merchant. */
    public static String person(URI identity, String name) throws IOException, InterruptedException {
        return token(
                identity,
                "grant_type=password&scope=openid&client_id=lingka-console&password=any&username=" + name + "@"
                        + Seed.MERCHANT);
    }

    private static String token(URI identity, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(identity + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return new JsonObject(HTTP.send(request, BodyHandlers.ofString()).body()).getString("access_token");
    }

    private static String post(URI application, String path, String token, JsonObject body)
            throws IOException, InterruptedException {
        return send(application, "POST", path, token, body).getString("id");
    }

    /** Asks the application; throws when it refuses. */
    public static JsonObject send(URI application, String method, String path, String token, JsonObject body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(application.resolve(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()))
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return new JsonObject(answer.body());
    }
}
