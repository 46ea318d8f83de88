package dev.lingka.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.story.Caller;
import dev.lingka.story.SignIn;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** People and tills at a real Keycloak. Whoever is named first is made there, with a password that nobody else knows. */
final class KeycloakSignIn implements SignIn {

    static final String CONSOLE = "lingka-console";
    static final String OPERATOR = "operator";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final Map<String, String> tillSecrets = new ConcurrentHashMap<>();
    private final KeycloakOffice office;
    private final String keycloak;
    private final String redirect;

    KeycloakSignIn(KeycloakOffice office, String keycloak, String consoleUrl) {
        this.office = office;
        this.keycloak = keycloak;
        redirect = consoleUrl + "/signed-in";
    }

    @Override
    public String subject(String name) {
        return isTill(name) ? tillSubject(name) : personSubject(name);
    }

    @Override
    public String person(String name) {
        return tokens(name).path("access_token").asText();
    }

    /** All tokens of a fresh sign-in on the console. */
    JsonNode tokens(String name) {
        return console().signIn(name, password(name));
    }

    KeycloakLogin console() {
        return new KeycloakLogin(realm(), CONSOLE, redirect);
    }

    /** A token of Keycloak's own account page: the same person and realm, another audience. */
    String accountToken(String name) {
        return new KeycloakLogin(realm(), "account-console", realm() + "/account/")
                .signIn(name, password(name))
                .path("access_token")
                .asText();
    }

    @Override
    public String terminal(String clientId) {
        String secret = tillSecret(clientId);
        return Caller.anonymous(realm())
                .form(
                        "/protocol/openid-connect/token",
                        "grant_type=client_credentials&client_id=" + encode(clientId) + "&client_secret="
                                + encode(secret))
                .expect(200)
                .text("access_token");
    }

    String realm() {
        return keycloak + "/realms/lingka";
    }

    String password(String name) {
        return passwords.computeIfAbsent(name, this::hire);
    }

    private String hire(String name) {
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        String password = Base64.getUrlEncoder().encodeToString(bytes);
        office.hire(name, merchant(name), password);
        if (OPERATOR.equals(name)) {
            office.makeOperator(name);
        }
        return password;
    }

    private String personSubject(String name) {
        password(name);
        return office.userId(name);
    }

    private String tillSubject(String clientId) {
        tillSecret(clientId);
        return office.tillId(clientId);
    }

    private String tillSecret(String clientId) {
        return tillSecrets.computeIfAbsent(clientId, id -> office.openTill(id, merchant(id)));
    }

    private static boolean isTill(String name) {
        return name.startsWith("till");
    }

    private static String merchant(String name) {
        return name.substring((name + "@").indexOf('@')).replace("@", "");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
