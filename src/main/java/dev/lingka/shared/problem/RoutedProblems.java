package dev.lingka.shared.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;

/** Writes problems for requests that never reach an endpoint: wrong paths, floods, bodies without end. */
@ApplicationScoped
public class RoutedProblems {

    private static final Logger LOG = Logger.getLogger(RoutedProblems.class);
    /** How long what a client still sends is thrown away, so that it reads the answer before the connection ends. */
    private static final long LINGER_MILLIS = 1_000;

    private final ProblemAnswer answer;
    private final ObjectMapper json;

    RoutedProblems(ProblemAnswer answer, ObjectMapper json) {
        this.answer = answer;
        this.json = json;
    }

    /** Answers a route that failed, with an exception or with a bare status. */
    public void answer(RoutingContext context) {
        Throwable failure = context.failure();
        if (context.response().ended()) {
            LOG.debugf("a connection broke after its answer: %s", failure);
        } else if (context.response().headWritten()) {
            context.response().end();
        } else if (failure instanceof ProblemException refusal) {
            send(context, refusal);
        } else if (failure instanceof UnauthorizedException || failure instanceof AuthenticationException) {
            send(context, ProblemException.of(CommonProblem.UNAUTHENTICATED));
        } else if (failure instanceof ForbiddenException) {
            send(context, ProblemException.of(CommonProblem.FORBIDDEN));
        } else if (context.statusCode() > 0 && context.statusCode() != CommonProblem.INTERNAL_ERROR.status()) {
            send(context, ProblemException.of(CommonProblem.ofStatus(context.statusCode())));
        } else {
            send(context, ProblemException.of(Outages.problem(failure, LOG)));
        }
    }

    private void send(RoutingContext context, ProblemException refusal) {
        Locale locale = locale(context);
        HttpServerResponse response = context.response();
        int status = refusal.problem().status();
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemAnswer.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
        ProblemAnswer.headers(refusal.problem(), refusal.facts()).forEach(response::putHeader);
        if (status == CommonProblem.BODY_TOO_LARGE.status() || status == CommonProblem.REQUEST_TIMEOUT.status()) {
            hangUp(context);
        }
        response.end(body(refusal, locale));
    }

    private Buffer body(ProblemException refusal, Locale locale) {
        try {
            return Buffer.buffer(
                    json.writeValueAsBytes(answer.body(refusal.problem(), refusal.errors(), refusal.facts(), locale)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Locale locale(RoutingContext context) {
        return ProblemTexts.choose(context.acceptableLanguages().stream()
                .map(language -> Locale.forLanguageTag(language.tag()))
                .toList());
    }

    private static void hangUp(RoutingContext context) {
        context.response().putHeader("Connection", "close");
        context.request().handler(ignored -> {}).resume();
        context.vertx()
                .setTimer(LINGER_MILLIS, timer -> context.request().connection().close());
    }

    /** For handlers of the edge that refuse by themselves. */
    public static void refuse(RoutingContext context, String field, String code, String message) {
        context.fail(ProblemException.invalid(List.of(new FieldError(field, code, message))));
    }

    /** The same, with a problem that lies with no field. */
    public static void refuse(RoutingContext context, Problem problem, Map<String, Object> facts) {
        context.fail(ProblemException.of(problem, facts));
    }
}
