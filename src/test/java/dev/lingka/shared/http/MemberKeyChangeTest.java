package dev.lingka.shared.http;

import static io.restassured.RestAssured.given;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.lingka.testing.Forge;
import dev.lingka.testing.Services;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** While the key of members' tokens is changed, those of the previous key are good where they name it. */
@QuarkusTest
@TestProfile(MemberKeyChangeTest.Changing.class)
class MemberKeyChangeTest {

    private static final String MEMBER = "/api/v1/member/token-probe";
    private static final String STAFF = "/api/v1/staff/token-probe";
    private static final String PREVIOUS_PUBLIC = "lingka.member-token.previous-public-key";
    private static final String PREVIOUS_PRIVATE = "testing.previous-private-key";

    /** An installation in the middle of a change. */
    public static final class Changing implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            KeyPair previous = Forge.strangersKey();
            Base64.Encoder base64 = Base64.getEncoder();
            return Map.of(
                    PREVIOUS_PUBLIC,
                    base64.encodeToString(previous.getPublic().getEncoded()),
                    PREVIOUS_PRIVATE,
                    base64.encodeToString(previous.getPrivate().getEncoded()));
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Services.class));
        }
    }

    @Test
    void takesTokensOfBothKeys() {
        expect(MEMBER, Forge.rs256(previous(), previousName(), claims()), 200);
        expect(MEMBER, Forge.rs256(Forge.memberKey(), name(Forge.memberPublicKey()), claims()), 200);
        expect(MEMBER, Forge.rs256(Forge.memberKey(), null, claims()), 200);
    }

    @Test
    void refusesATokenOfThePreviousKeyThatNamesAnother() {
        expect(MEMBER, Forge.rs256(previous(), null, claims()), 401);
        expect(MEMBER, Forge.rs256(previous(), name(Forge.memberPublicKey()), claims()), 401);
        expect(MEMBER, Forge.rs256(Forge.memberKey(), previousName(), claims()), 401);
    }

    @Test
    void asksTheSameOfATokenOfThePreviousKey() {
        expect(MEMBER, Forge.rs256(Forge.strangersKey().getPrivate(), previousName(), claims()), 401);
        expect(MEMBER, Forge.hs256(Base64.getDecoder().decode(previousPublic()), previousName(), claims()), 401);
        expect(MEMBER, before(Forge.memberClaims().expirationTime(Forge.in(-120))), 401);
        expect(MEMBER, before(Forge.memberClaims().expirationTime(null)), 401);
        expect(MEMBER, before(Forge.memberClaims().audience("lingka-staff")), 401);
        expect(MEMBER, before(Forge.memberClaims().issuer("other")), 401);
        expect(MEMBER, before(Forge.memberClaims().claim("token_use", "refresh")), 401);
        expect(STAFF, before(Forge.memberClaims().audience("lingka-staff")), 401);
    }

    private static String before(JWTClaimsSet.Builder claims) {
        return Forge.rs256(previous(), previousName(), claims.build());
    }

    private static JWTClaimsSet claims() {
        return Forge.memberClaims().build();
    }

    private static void expect(String path, String token, int status) {
        given().auth().oauth2(token).get(path).then().statusCode(status);
    }

    private static PrivateKey previous() {
        byte[] der = Base64.getDecoder().decode(setting(PREVIOUS_PRIVATE));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String previousName() {
        return name(previousPublic());
    }

    private static String previousPublic() {
        return setting(PREVIOUS_PUBLIC);
    }

    /** As documented: the first 16 letters of the key's SHA-256 in base64url. */
    private static String name(String publicKey) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getMimeDecoder().decode(publicKey));
            return Base64.getUrlEncoder().encodeToString(hash).substring(0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
