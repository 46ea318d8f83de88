package dev.lingka.shared.http;

import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.shared.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Takes the operation key and a hash over method, path and body from requests that move value. */
@ApplicationScoped
class IdempotencyFilter {

    static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");

    private final CurrentOperation operation;

    IdempotencyFilter(CurrentOperation operation) {
        this.operation = operation;
    }

    @MovesValue
    @ServerRequestFilter
    public void name(ContainerRequestContext request, RoutingContext routing) {
        String key = request.getHeaderString(HEADER);
        if (key == null || key.isBlank()) {
            throw ProblemException.of(
                    CommonProblem.IDEMPOTENCY_KEY_REQUIRED,
                    List.of(new FieldError(HEADER, "REQUIRED", "send a key of your own making, the same on a retry")));
        }
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.invalid(HEADER, "INVALID", "1 to 128 visible ASCII characters");
        }
        String path = request.getUriInfo().getRequestUri().getRawPath();
        operation.name(key, hash(request.getMethod(), path, body(routing)));
    }

    /** The whole body; {@link BoundedBody} has read it before. */
    private static byte[] body(RoutingContext routing) {
        Buffer read = routing.body() == null ? null : routing.body().buffer();
        return read == null ? new byte[0] : read.getBytes();
    }

    private static String hash(String method, String path, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((method + "\n" + path + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
