package dev.lingka.shared.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes problem details (RFC 9457) with our {@code code}, the only member that clients switch on. */
@ApplicationScoped
public class ProblemAnswer {

    static final String MEDIA_TYPE = "application/problem+json";
    private static final String RETRY_AFTER = "retryAfterSeconds";
    private static final int DEFAULT_RETRY_SECONDS = 1;

    private final ProblemTexts texts;

    ProblemAnswer(ProblemTexts texts) {
        this.texts = texts;
    }

    Response of(Problem problem, List<FieldError> errors, Map<String, Object> facts, HttpHeaders headers) {
        Locale locale = ProblemTexts.choose(headers.getAcceptableLanguages());
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .entity(body(problem, errors, facts, locale));
        headers(problem, facts).forEach(answer::header);
        return answer.build();
    }

    /** What a status demands beside the body: when to come again, how to sign in. */
    static Map<String, String> headers(Problem problem, Map<String, Object> facts) {
        return switch (problem.status()) {
            case 401 -> Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case 429, 503 ->
                Map.of(HttpHeaders.RETRY_AFTER, String.valueOf(facts.getOrDefault(RETRY_AFTER, DEFAULT_RETRY_SECONDS)));
            default -> Map.of();
        };
    }

    Map<String, Object> body(Problem problem, List<FieldError> errors, Map<String, Object> facts, Locale locale) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:lingka:problem:" + problem.name().toLowerCase(Locale.ROOT));
        body.put("title", texts.text(problem, facts, locale));
        body.put("status", problem.status());
        body.put("code", problem.name());
        if (!errors.isEmpty()) {
            body.put("errors", errors.stream().map(error -> told(error, locale)).toList());
        }
        facts.forEach(body::putIfAbsent);
        return body;
    }

    /** A field error in one language. */
    private record Told(String field, String code, String message) {}

    private Told told(FieldError error, Locale locale) {
        return new Told(error.field(), error.code(), texts.message(error, locale));
    }
}
