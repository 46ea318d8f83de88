package dev.lingka.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.story.Caller;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Keycloak's administrator does in the realm, by the admin REST API. */
final class KeycloakOffice {

    private static final String REALM = "/admin/realms/lingka";
    private static final String EXAMPLE = "till-1@tea";

    private final Caller keycloak;
    private final String password;

    KeycloakOffice(String address, String password) {
        keycloak = Caller.anonymous(address);
        this.password = password;
    }

    /** A person of a merchant, or the operator, who belongs to none. */
    void hire(String name, String merchant, String secret) {
        Map<String, Object> attributes = merchant.isEmpty() ? Map.of() : Map.of("merchant", List.of(merchant));
        as().post(
                        REALM + "/users",
                        Map.of(
                                "username",
                                name,
                                "enabled",
                                true,
                                "attributes",
                                attributes,
                                "credentials",
                                List.of(Map.of("type", "password", "value", secret, "temporary", false))))
                .expect(201);
    }

    String userId(String name) {
        return as().get(REALM + "/users?exact=true&username=" + encode(name))
                .expect(200)
                .at("/0/id")
                .asText();
    }

    String attribute(String name, String attribute) {
        return user(name).at("/attributes/" + attribute + "/0").asText();
    }

    void move(String name, String merchant) {
        ObjectNode user = user(name).deepCopy();
        user.withObject("/attributes").putArray("merchant").add(merchant);
        as().put(REALM + "/users/" + user.get("id").asText(), user).expect(204);
    }

    private JsonNode user(String name) {
        return as().get(REALM + "/users/" + userId(name)).expect(200).json();
    }

    void makeOperator(String name) {
        as().post(REALM + "/users/" + userId(name) + "/role-mappings/realm", List.of(operator()))
                .expect(204);
    }

    void unmakeOperator(String name) {
        as().send(
                        "DELETE",
                        REALM + "/users/" + userId(name) + "/role-mappings/realm",
                        Map.of(),
                        List.of(operator()).toString())
                .expect(204);
    }

    private JsonNode operator() {
        return as().get(REALM + "/roles/operator").expect(200).json();
    }

    /** A till like the realm file's example, of another merchant; its secret. */
    String openTill(String clientId, String merchant) {
        ObjectNode till = client(EXAMPLE).deepCopy();
        till.remove(List.of("id", "secret", "access"));
        till.put("clientId", clientId);
        for (JsonNode mapper : till.get("protocolMappers")) {
            ((ObjectNode) mapper).remove("id");
            if (mapper.get("name").asText().equals("merchant")) {
                ((ObjectNode) mapper.get("config")).put("claim.value", merchant);
            }
        }
        as().post(REALM + "/clients", till).expect(201);
        return as().get(REALM + "/clients/" + client(clientId).get("id").asText() + "/client-secret")
                .expect(200)
                .text("value");
    }

    /** What a till's tokens have in {@code sub}. */
    String tillId(String clientId) {
        return as().get(REALM + "/clients/" + client(clientId).get("id").asText() + "/service-account-user")
                .expect(200)
                .text("id");
    }

    private JsonNode client(String clientId) {
        return as().get(REALM + "/clients?clientId=" + encode(clientId))
                .expect(200)
                .at("/0");
    }

    /** From now on tokens are signed by a new key; the old one is still published. */
    void rotateKey() {
        as().post(
                        REALM + "/components",
                        Map.of(
                                "name",
                                "next",
                                "providerId",
                                "rsa-generated",
                                "providerType",
                                "org.keycloak.keys.KeyProvider",
                                "config",
                                Map.of("priority", List.of("200"), "algorithm", List.of("RS256"))))
                .expect(201);
    }

    /** Keys of before are no longer published. */
    void dropOldKeys() {
        JsonNode providers = as().get(REALM + "/components?type=org.keycloak.keys.KeyProvider")
                .expect(200)
                .json();
        List<String> old = new ArrayList<>();
        for (JsonNode provider : providers) {
            if (provider.get("providerId").asText().startsWith("rsa")
                    && !"next".equals(provider.get("name").asText())) {
                old.add(provider.get("id").asText());
            }
        }
        old.forEach(id -> as().delete(REALM + "/components/" + id).expect(204));
    }

    /** A token of the administrator lives for a minute; each call takes a new one. */
    private Caller as() {
        String token = keycloak.form(
                        "/realms/master/protocol/openid-connect/token",
                        "grant_type=password&client_id=admin-cli&username=admin&password=" + encode(password))
                .expect(200)
                .text("access_token");
        return keycloak.as(() -> token);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
