package dev.lingka.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.story.Caller;
import dev.lingka.story.Story;
import dev.lingka.story.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The story with people of a real Keycloak: {@code application-url wechat-url keycloak-url console-url}. Then each other
 * role signs in, what is no token for us is refused, and what is withdrawn or rotated there is felt here.
 */
public final class PlayKeycloak {

    private static final String ME = "/api/v1/staff/me";
    private static final String MERCHANTS = "/api/v1/operator/merchants?limit=1";
    private static final Duration ROTATION_FELT = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 500;

    private final KeycloakOffice office;
    private final KeycloakSignIn people;
    private final World world;
    private String merchant;

    private PlayKeycloak(String application, String wechat, String keycloak, String consoleUrl) {
        office = new KeycloakOffice(keycloak, System.getenv("KC_BOOTSTRAP_ADMIN_PASSWORD"));
        people = new KeycloakSignIn(office, keycloak, consoleUrl);
        world = new World(application, wechat, people);
    }

    public static void main(String... arguments) throws InterruptedException {
        PlayKeycloak play = new PlayKeycloak(arguments[0], arguments[1], arguments[2], arguments[3]);
        try {
            play.all();
        } catch (AssertionError e) {
            System.err.println("  ✗ " + e.getMessage());
            System.exit(1);
        }
    }

    private void all() throws InterruptedException {
        Story story = new Story(world, System.out::println);
        story.play();
        merchant = story.merchant();
        roles();
        codeFlow();
        wrongTokens();
        merchantOfAPerson();
        withdrawnHere();
        withdrawnThere();
        rotation();
    }

    private void roles() {
        for (String role : List.of("host", "marketing", "finance", "auditor")) {
            hire(role, role);
            check(role.equals(roleOf(token(role))), role + " signs in");
            check(
                    calls(token(role))
                                    .post("/api/v1/staff/stores", Map.of("code", "x", "name", "x"))
                                    .status()
                            == 403,
                    role + " opens no store");
        }
        for (String role : List.of("owner", "manager", "cashier")) {
            check(role.equals(roleOf(token(role))), role + " signs in");
        }
        String till = world.subject("till-1@" + merchant);
        check(!till.startsWith("till"), "a till's subject is Keycloak's id of it");
        told("signed in: operator, owner, manager, cashier, host, marketing, finance, auditor and a till");
    }

    private void codeFlow() {
        String name = "owner@" + merchant;
        check(
                "invalid_grant"
                        .equals(people.console()
                                .stolen(name, people.password(name))
                                .path("error")
                                .asText()),
                "a stolen code is worth nothing without its verifier");
        check(people.console().withoutChallenge().contains("error=invalid_request"), "no sign-in without PKCE");
        told("a code without its verifier, and a start without a challenge, are refused");
    }

    private void wrongTokens() {
        String name = "owner@" + merchant;
        check(statusOf(people.tokens(name).path("id_token").asText()) == 401, "an ID token opens nothing");
        check(statusOf(people.accountToken(name)) == 401, "a token of another audience opens nothing");
        check(statusOf(people.tokens(name).path("refresh_token").asText()) == 401, "nor does a refresh token");
        told("ID token, refresh token and a token of another audience: 401");
    }

    private void merchantOfAPerson() {
        String name = "host@" + merchant;
        Caller account = Caller.anonymous(people.realm()).as(() -> people.accountToken(name));
        account.post("/account/", Map.of("username", name, "attributes", Map.of("merchant", List.of("other"))));
        check(merchant.equals(office.attribute(name, "merchant")), "nobody moves to another merchant by themselves");
        office.move(name, "tea");
        check(statusOf(people.person(name)) == 403, "the merchant of the token must know the person");
        office.move(name, merchant);
        check(statusOf(people.person(name)) == 200, "back again");
        told("the merchant in a token is the administrator's word, and counts only with our staff table");
    }

    private void withdrawnHere() {
        String token = token("cashier");
        JsonNode me = calls(token).get(ME).expect(200).json();
        Caller owner = world.staff("owner@" + merchant);
        String staff = "/api/v1/staff/staff/" + me.get("id").asText();
        String tag = owner.get(staff).expect(200).answerHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("etag"))
                .findFirst()
                .orElseThrow()
                .getValue();
        owner.edit("PATCH", staff, tag, Map.of("active", false)).expect(200);
        check(statusOf(token) == 403, "who is suspended here is out at the next request, with a token that is good");
        told("suspended in the staff table: 403 at once");
    }

    private void withdrawnThere() {
        String before = people.person(KeycloakSignIn.OPERATOR);
        office.unmakeOperator(KeycloakSignIn.OPERATOR);
        check(calls(before).get(MERCHANTS).status() == 200, "a token keeps its role for the five minutes it lives");
        check(
                calls(people.person(KeycloakSignIn.OPERATOR)).get(MERCHANTS).status() == 403,
                "the next one has it no more");
        told("operator's role taken away in Keycloak: gone with the next token, at most five minutes later");
    }

    private void rotation() throws InterruptedException {
        String before = token("owner");
        check(statusOf(unknownKey(before)) == 401, "a token under a key that nobody knows");
        office.rotateKey();
        String after = people.person("owner@" + merchant);
        check(!kid(before).equals(kid(after)), "Keycloak signs with the new key");
        long from = System.nanoTime();
        while (statusOf(after) != 200) {
            check(System.nanoTime() - from < ROTATION_FELT.toNanos(), "the new key is known within " + ROTATION_FELT);
            Thread.sleep(PAUSE_MILLIS);
        }
        System.out.printf("new_key_accepted_after %d ms -%n", (System.nanoTime() - from) / 1_000_000);
        check(statusOf(before) == 200, "tokens of the old key are good while it is published");
        office.dropOldKeys();
        System.out.printf("old_key_dropped_old_token %d status -%n", statusOf(before));
        check(statusOf(people.person("owner@" + merchant)) == 200, "and the new one goes on");
        told("a new signing key, with nobody refused for long and nobody restarted");
    }

    /** The same token as if signed by a key that is not published: whoever sends it makes us look once more. */
    private static String unknownKey(String token) {
        String header = new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8);
        String other = header.replace(kid(token), "nobody-knows");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(other.getBytes(StandardCharsets.UTF_8))
                + token.substring(token.indexOf('.'));
    }

    private static String kid(String token) {
        String header = new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8);
        return header.replaceAll(".*\"kid\" ?: ?\"([^\"]+)\".*", "$1");
    }

    private void hire(String person, String role) {
        world.staff("owner@" + merchant)
                .post(
                        "/api/v1/staff/staff",
                        Map.of(
                                "subject",
                                world.subject(person + "@" + merchant),
                                "name",
                                person,
                                "role",
                                role,
                                "allStores",
                                true))
                .expect(201);
    }

    private String token(String person) {
        return world.staffToken(person + "@" + merchant);
    }

    private Caller calls(String token) {
        return world.anyone().as(() -> token);
    }

    private String roleOf(String token) {
        return calls(token).get(ME).expect(200).text("role");
    }

    private int statusOf(String token) {
        check(!token.isEmpty(), "there is a token");
        return calls(token).get(ME).status();
    }

    private static void told(String what) {
        System.out.println("  ✓ " + what);
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not so: " + what);
        }
    }
}
