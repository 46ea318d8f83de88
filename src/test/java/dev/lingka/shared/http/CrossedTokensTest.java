package dev.lingka.shared.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.lingka.testing.Forge;
import dev.lingka.testing.Services;
import dev.lingka.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tokens that are forged, stale, or good elsewhere: every path takes its own kind and no other. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class CrossedTokensTest {
    private static final String MEMBER = "/api/v1/member/token-probe";
    private static final String STAFF = "/api/v1/staff/token-probe";
    private static final String OPERATOR = "/api/v1/operator/token-probe";

    @Test
    void eachPathTakesItsOwn() {
        expect(MEMBER, goodMember(), 200);
        expect(STAFF, Tokens.staff("owner@tea"), 200);
        expect(OPERATOR, Tokens.staff("operator"), 200);
        expect(OPERATOR, provider(Forge.operatorClaims().build()), 200);
    }

    @TestFactory
    Stream<DynamicTest> membersPathsRefuse() {
        return refused(
                MEMBER,
                Map.ofEntries(
                        Map.entry("a staff token", () -> Tokens.staff("owner@tea")),
                        Map.entry("a staff ID token", () -> Tokens.staffIdToken("owner@tea")),
                        Map.entry("a terminal's token", () -> Tokens.terminal("till-1@tea")),
                        Map.entry("alg none", () -> Forge.unsigned(memberClaims())),
                        Map.entry("HS256 under our public key", () -> underPublicKey(memberClaims())),
                        Map.entry(
                                "HS256 under its base64",
                                () -> Forge.hs256(
                                        Forge.memberPublicKey().getBytes(StandardCharsets.US_ASCII),
                                        null,
                                        memberClaims())),
                        Map.entry(
                                "a stranger's key",
                                () -> Forge.rs256(Forge.strangersKey().getPrivate(), null, memberClaims())),
                        Map.entry("the provider's key", () -> provider(memberClaims())),
                        Map.entry(
                                "a wrong issuer", () -> own(Forge.memberClaims().issuer("other"))),
                        Map.entry("no issuer", () -> own(Forge.memberClaims().issuer(null))),
                        Map.entry(
                                "a wrong audience",
                                () -> own(Forge.memberClaims().audience("lingka-staff"))),
                        Map.entry("no audience", () -> own(Forge.memberClaims().audience((String) null))),
                        Map.entry("expired", () -> own(Forge.memberClaims().expirationTime(Forge.in(-120)))),
                        Map.entry("no end", () -> own(Forge.memberClaims().expirationTime(null))),
                        Map.entry("not yet good", () -> own(Forge.memberClaims().notBeforeTime(Forge.in(600)))),
                        Map.entry("no signature", () -> goodMember().replaceAll("[^.]*$", "")),
                        Map.entry("another's payload", () -> spliced(goodMember(), own(Forge.memberClaims()))),
                        Map.entry("no token at all", () -> "x")));
    }

    @TestFactory
    Stream<DynamicTest> staffPathsRefuse() {
        return refused(STAFF, strangers());
    }

    @TestFactory
    Stream<DynamicTest> operatorsPathsRefuse() {
        return refused(OPERATOR, strangers());
    }

    private static Map<String, Supplier<String>> strangers() {
        return Map.ofEntries(
                Map.entry("a member's token", CrossedTokensTest::goodMember),
                Map.entry("an ID token", () -> Tokens.staffIdToken("operator")),
                Map.entry("alg none", () -> Forge.unsigned(operatorClaims())),
                Map.entry("HS256 under the provider's public key", CrossedTokensTest::underProvidersPublicKey),
                Map.entry(
                        "an unknown key id",
                        () -> Forge.rs256(Forge.strangersKey().getPrivate(), "unknown", operatorClaims())),
                Map.entry(
                        "a stranger's key under the provider's key id",
                        () -> Forge.rs256(
                                Forge.strangersKey().getPrivate(),
                                Forge.providerKey().getKeyID(),
                                operatorClaims())),
                Map.entry("our member key", () -> Forge.rs256(Forge.memberKey(), null, operatorClaims())),
                Map.entry(
                        "a wrong issuer",
                        () -> provider(Forge.operatorClaims()
                                .issuer("http://localhost/other")
                                .build())),
                Map.entry(
                        "a wrong audience",
                        () -> provider(
                                Forge.operatorClaims().audience("lingka-member").build())),
                Map.entry(
                        "no audience",
                        () -> provider(
                                Forge.operatorClaims().audience((String) null).build())),
                Map.entry(
                        "expired",
                        () -> provider(Forge.operatorClaims()
                                .expirationTime(Forge.in(-120))
                                .build())),
                Map.entry(
                        "not yet good",
                        () -> provider(Forge.operatorClaims()
                                .notBeforeTime(Forge.in(600))
                                .build())));
    }

    @Test
    void aKnownTokenIsGoodOnMembersPathsAlone() {
        String token = goodMember();
        expect(MEMBER, token, 200);

        expect(MEMBER, token, 200);
        expect(STAFF, token, 401);
        expect(OPERATOR, token, 401);
    }

    @Test
    void aKnownTokenDoesNotSpeakForOneThatDiffers() {
        String token = goodMember();
        expect(MEMBER, token, 200);

        expect(MEMBER, token.replaceAll("[^.]*$", ""), 401);
        expect(MEMBER, spliced(token, own(Forge.memberClaims())), 401);
        expect(MEMBER, token + "A", 401);
    }

    @Test
    void neitherStaffNorTerminalIsTheOperator() {
        expect(OPERATOR, Tokens.staff("owner@tea"), 403);
        expect(OPERATOR, Tokens.terminal("till-1@tea"), 403);
        expect(OPERATOR, Tokens.terminal("operator"), 403);
    }

    @Test
    void anOldTokenDoesNotBarWhatNeedsNone() {
        given().auth()
                .oauth2(own(Forge.memberClaims().expirationTime(Forge.in(-120))))
                .get("/api/v1/probe")
                .then()
                .statusCode(200);
    }

    private static Stream<DynamicTest> refused(String path, Map<String, Supplier<String>> tokens) {
        return tokens.entrySet().stream()
                .map(token -> DynamicTest.dynamicTest(
                        token.getKey(), () -> expect(path, token.getValue().get(), 401)));
    }

    private static void expect(String path, String token, int status) {
        var answer = given().auth().oauth2(token).get(path).then().statusCode(status);
        if (status == 401) {
            answer.contentType("application/problem+json").body("code", equalTo("UNAUTHENTICATED"));
        }
    }

    private static JWTClaimsSet memberClaims() {
        return Forge.memberClaims().build();
    }

    private static JWTClaimsSet operatorClaims() {
        return Forge.operatorClaims().build();
    }

    private static String goodMember() {
        return own(Forge.memberClaims());
    }

    private static String own(JWTClaimsSet.Builder claims) {
        return Forge.rs256(Forge.memberKey(), null, claims.build());
    }

    private static String provider(JWTClaimsSet claims) {
        try {
            return Forge.rs256(
                    Forge.providerKey().toPrivateKey(), Forge.providerKey().getKeyID(), claims);
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String underPublicKey(JWTClaimsSet claims) {
        return Forge.hs256(Base64.getMimeDecoder().decode(Forge.memberPublicKey()), null, claims);
    }

    private static String underProvidersPublicKey() {
        try {
            byte[] key = Forge.providerKey().toPublicKey().getEncoded();
            return Forge.hs256(key, Forge.providerKey().getKeyID(), operatorClaims());
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The payload of one token under the signature of another. */
    private static String spliced(String signature, String payload) {
        String[] from = signature.split("\\.", -1);
        return from[0] + "." + payload.split("\\.", -1)[1] + "." + from[2];
    }
}
