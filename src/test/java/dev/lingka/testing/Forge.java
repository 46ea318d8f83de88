package dev.lingka.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes tokens, good and bad, with the very keys of this installation and of its identity provider. */
public final class Forge {
    private static final long LIFE_SECONDS = 600;

    private Forge() {}

    /** The claims of a member's access token that is good in every respect; there is no such member. */
    public static JWTClaimsSet.Builder memberClaims() {
        return new JWTClaimsSet.Builder()
                .issuer("lingka")
                .audience("lingka-member")
                .subject(UUID.randomUUID().toString())
                .claim("merchant", 1)
                .claim("kind", "member")
                .claim("identity", UUID.randomUUID().toString())
                .claim("sid", UUID.randomUUID().toString())
                .claim("token_use", "access")
                .issueTime(in(0))
                .expirationTime(in(LIFE_SECONDS));
    }

    /** The claims of the operator's access token. */
    public static JWTClaimsSet.Builder operatorClaims() {
        return new JWTClaimsSet.Builder()
                .issuer(Tokens.claims(Tokens.staff("operator")).get("iss").asText())
                .audience("lingka-staff")
                .subject("operator")
                .claim("roles", java.util.List.of("operator"))
                .issueTime(in(0))
                .expirationTime(in(LIFE_SECONDS));
    }

    /** A moment so many seconds from now, or before now. */
    public static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    public static PrivateKey memberKey() {
        byte[] der = Base64.getMimeDecoder().decode(setting("lingka.member-token.private-key"));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public half as everybody may know it, in base64 of X.509. */
    public static String memberPublicKey() {
        return setting("lingka.member-token.public-key");
    }

    /** The identity provider's own key, out of the data folder of the embedded parts. */
    public static RSAKey providerKey() {
        Properties kept = new Properties();
        try (InputStream in = Files.newInputStream(Path.of(setting("lingka.embedded.data"), "kept.properties"))) {
            kept.load(in);
            RSAKey key = RSAKey.parse(kept.getProperty("staff-identity-key"));
            return new RSAKey.Builder(key).keyID("staff").build(); // the provider names its key after the issuer
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair strangersKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String rs256(PrivateKey key, String keyId, JWTClaimsSet claims) {
        return signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId), new RSASSASigner(key), claims);
    }

    public static String hs256(byte[] secret, String keyId, JWTClaimsSet claims) {
        try {
            return signed(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId), new MACSigner(secret), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    private static String signed(JWSHeader.Builder header, JWSSigner signer, JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(header.type(JOSEObjectType.JWT).build(), claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
