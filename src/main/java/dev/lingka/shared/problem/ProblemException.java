package dev.lingka.shared.problem;

import java.util.List;
import java.util.Map;

/** The one exception that says no to a client. Carries no stack trace: a refusal is no fault of the program. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> facts;

    private ProblemException(Problem problem, List<FieldError> errors, Map<String, Object> facts) {
        super(problem.name(), null, false, false);
        this.problem = problem;
        this.errors = List.copyOf(errors);
        this.facts = Map.copyOf(facts);
    }

    public static ProblemException of(Problem problem) {
        return new ProblemException(problem, List.of(), Map.of());
    }

    /** A problem with figures for the client, as in {@code missingFen}. Names and values become members of the body. */
    public static ProblemException of(Problem problem, Map<String, Object> facts) {
        return new ProblemException(problem, List.of(), facts);
    }

    /** A problem of its own name that lies with a field all the same. */
    public static ProblemException of(Problem problem, List<FieldError> errors) {
        return new ProblemException(problem, errors, Map.of());
    }

    public static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(CommonProblem.INVALID_REQUEST, errors, Map.of());
    }

    public static ProblemException invalid(String field, String code, String message) {
        return invalid(List.of(new FieldError(field, code, message)));
    }

    public Problem problem() {
        return problem;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> facts() {
        return facts;
    }
}
