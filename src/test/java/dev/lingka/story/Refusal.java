package dev.lingka.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a refusal must be like, whatever was refused. */
final class Refusal {

    private static final String PROBLEM = "application/problem+json";
    /** Words that only the inside of the house uses. */
    private static final Pattern INSIDE = Pattern.compile(
            "Exception|dev\\.lingka|io\\.(quarkus|vertx|smallrye)|jakarta\\.|java\\.|org\\.(hibernate|jboss)|com\\.fasterxml"
                    + "|\\bat [a-z]+\\.[a-z]+\\.|SQLSTATE|(?i:syntax error at|relation \"|violates [a-z]+ constraint)");

    private Refusal() {}

    /** What is wrong with this answer to a request of WeChat's, which is no problem document. */
    static Optional<String> flawOfWechat(Exchange answer) {
        return isClientError(answer) && isQuiet(answer) ? Optional.empty() : Optional.of("not refused so");
    }

    /** What is wrong with this answer as a problem with one of these statuses; empty when nothing is. */
    static Optional<String> flaw(Exchange answer, Set<Integer> statuses, String field) {
        if (!statuses.contains(answer.status())) {
            return Optional.of("not refused with " + statuses);
        }
        if (!isProblem(answer)) {
            return Optional.of("no problem document");
        }
        if (field != null && answer.status() == 400 && !names(answer, field)) {
            return Optional.of(field + " is not named");
        }
        return isQuiet(answer) ? Optional.empty() : Optional.of("tells of the inside");
    }

    static boolean isClientError(Exchange answer) {
        return answer.status() / 100 == 4;
    }

    static boolean isProblem(Exchange answer) {
        return answer.header("Content-Type").startsWith(PROBLEM)
                && answer.json().path("code").isTextual()
                && answer.json().path("title").isTextual()
                && answer.json().path("status").asInt() == answer.status();
    }

    static boolean isQuiet(Exchange answer) {
        return !INSIDE.matcher(new String(answer.answer(), StandardCharsets.UTF_8))
                .find();
    }

    /** The field, what it is part of, or what is part of it: NaN is no JSON, so that only its owner is known. */
    private static boolean names(Exchange answer, String field) {
        for (JsonNode error : answer.json().path("errors")) {
            String named = error.path("field").asText("?");
            if (field.startsWith(named) || named.startsWith(field)) {
                return true;
            }
        }
        return false;
    }
}
