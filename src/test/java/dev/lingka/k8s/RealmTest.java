package dev.lingka.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The realm's tokens carry what the application reads. That Keycloak does so with this file, bench/keycloak shows. */
class RealmTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode realm;

    RealmTest() throws IOException {
        realm = JSON.readTree(Files.readString(Rendering.ROOT.resolve("base/keycloak/lingka-realm.json")));
    }

    @Test
    void everyClientsTokensAreForLingka() {
        String audience = new KnownSettings().byDefault("quarkus.oidc.staff.token.audience");

        for (JsonNode client : realm.path("clients")) {
            assertThat(mapper(client, "oidc-audience-mapper")
                            .path("included.custom.audience")
                            .asText())
                    .isEqualTo(audience);
        }
    }

    @Test
    void peopleSignInByCodeWithPkceAlone() {
        JsonNode console = client("lingka-console");

        assertThat(console.path("publicClient").asBoolean()).isTrue();
        assertThat(console.at("/attributes/pkce.code.challenge.method").asText())
                .isEqualTo("S256");
        assertThat(console.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
        assertThat(console.path("implicitFlowEnabled").asBoolean(true)).isFalse();
    }

    @Test
    void everyTokenNamesTheMerchant() {
        assertThat(mapper(client("lingka-console"), "oidc-usermodel-attribute-mapper")
                        .path("claim.name")
                        .asText())
                .isEqualTo("merchant");
        assertThat(mapper(client("till-1@tea"), "oidc-hardcoded-claim-mapper")
                        .path("claim.name")
                        .asText())
                .isEqualTo("merchant");
    }

    @Test
    void onlyPeopleCanBeOperators() {
        assertThat(mapper(client("lingka-console"), "oidc-usermodel-realm-role-mapper")
                        .path("claim.name")
                        .asText())
                .isEqualTo("roles");
        assertThat(client("till-1@tea").toString()).doesNotContain("oidc-usermodel-realm-role-mapper");
    }

    /** Who could write it would choose the merchant that they work for. */
    @Test
    void onlyAnAdministratorSaysWhoseMerchantSomebodyIs() throws IOException {
        JsonNode profile = JSON.readTree(realm.at("/components/org.keycloak.userprofile.UserProfileProvider/0/config")
                .path("kc.user.profile.config")
                .path(0)
                .asText());

        JsonNode merchant = Rendering.elements(profile.path("attributes"))
                .filter(attribute -> attribute.path("name").asText().equals("merchant"))
                .findFirst()
                .orElseThrow();

        assertThat(merchant.at("/permissions/edit").toString()).isEqualTo("[\"admin\"]");
        assertThat(profile.has("unmanagedAttributePolicy")).isFalse();
    }

    @Test
    void holdsNoSecretAndNobody() {
        Set<String> fields = new TreeSet<>();
        realm.forEach(child -> fields.addAll(child.findValuesAsText("secret")));

        assertThat(fields).isEmpty();
        assertThat(realm.has("users")).isFalse();
    }

    private JsonNode client(String id) {
        return Rendering.elements(realm.path("clients"))
                .filter(client -> client.path("clientId").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode mapper(JsonNode client, String kind) {
        return Rendering.elements(client.path("protocolMappers"))
                .filter(mapper -> mapper.path("protocolMapper").asText().equals(kind))
                .findFirst()
                .orElseThrow()
                .path("config");
    }
}
