package dev.lingka.crash;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A staff identity provider that can be stopped and whose key can be changed for one of another id, as a real one does
 * it; the one of the laptop keeps its only key for ever.
 */
final class Identity implements AutoCloseable {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final int KEY_BITS = 2048;

    private final int port = Ports.free();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private HttpServer server;
    private final List<RSAKey> keys = new CopyOnWriteArrayList<>(List.of(newKey()));

    /** As a process of its own, until it is stopped; it says where it listens. */
    public static void main(String... none) {
        System.out.println(start().issuer());
    }

    static Identity start() {
        Identity identity = new Identity();
        identity.listen();
        return identity;
    }

    String issuer() {
        return "http://127.0.0.1:" + port;
    }

    /** From now on tokens are signed with another key; the old one stays for those that are about. */
    void rotate() {
        keys.add(0, newKey());
    }

    void stop() {
        server.stop(0);
    }

    /** Listens, at first or again, where it always did. */
    void listen() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, discovery()));
        server.createContext("/keys", exchange -> answer(exchange, published()));
        server.createContext("/token", exchange -> answer(exchange, token(form(exchange))));
        server.start();
    }

    private String published() {
        return new JWKSet(keys.stream().<JWK>map(RSAKey::toPublicJWK).toList()).toString();
    }

    private String discovery() {
        return Wire.write(Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/keys",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256")));
    }

    /** Any name and any password; the merchant is what stands behind the name's {@code @}. */
    private String token(Map<String, String> form) {
        String subject = form.getOrDefault("username", form.get("client_id"));
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("lingka-staff")
                .subject(subject)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)));
        if (subject.contains("@")) {
            claims.claim("merchant", subject.substring(subject.lastIndexOf('@') + 1));
        } else if (form.containsKey("username")) {
            claims.claim("roles", List.of(subject));
        }
        return Wire.write(
                Map.of("access_token", signed(claims.build()), "token_type", "Bearer", "expires_in", LIFE.toSeconds()));
    }

    private String signed(JWTClaimsSet claims) {
        RSAKey with = keys.get(0);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(with.getKeyID())
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims);
        try {
            token.sign(new RSASSASigner(with));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        Map<String, String> form = new HashMap<>();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String field : body.split("&")) {
            String[] pair = field.split("=", 2);
            form.put(pair[0], URLDecoder.decode(pair.length > 1 ? pair[1] : "", StandardCharsets.UTF_8));
        }
        return form;
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(KEY_BITS)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }
}
