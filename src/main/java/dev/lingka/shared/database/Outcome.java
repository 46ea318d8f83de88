package dev.lingka.shared.database;

import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.Problem;
import dev.lingka.shared.problem.ProblemException;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;

/**
 * What a money function decided: a word and its figures. A refusal is an outcome like any other, so that it is stored
 * and replayed.
 */
public record Outcome(String word, JsonObject figures) {

    private static final Set<String> ENVELOPE = Set.of("outcome", "replayed");

    /** @param answer of a function, with {@code outcome} and the figures beside it */
    public static Outcome of(JsonObject answer) {
        return new Outcome(answer.getString("outcome"), answer);
    }

    public boolean is(String expected) {
        return expected.equals(word);
    }

    /**
     * This outcome when it is the expected one, else the refusal of that name.
     *
     * @throws ProblemException with the problem that has the outcome's name and the outcome's figures as facts
     */
    public <P extends Enum<P> & Problem> Outcome expect(String expected, Class<P> problems) {
        if (is(expected)) {
            return this;
        }
        throw refusal(problems);
    }

    /** The problem that has the outcome's name, with its figures as facts. */
    public <P extends Enum<P> & Problem> ProblemException refusal(Class<P> problems) {
        return ProblemException.of(problem(problems), facts());
    }

    private <P extends Enum<P> & Problem> Problem problem(Class<P> problems) {
        for (P candidate : problems.getEnumConstants()) {
            if (candidate.name().equals(word)) {
                return candidate;
            }
        }
        return CommonProblem.valueOf(word);
    }

    private Map<String, Object> facts() {
        JsonObject facts = figures.copy();
        ENVELOPE.forEach(facts::remove);
        facts.fieldNames().stream()
                .filter(name -> facts.getValue(name) == null)
                .toList()
                .forEach(facts::remove);
        return facts.getMap();
    }
}
