package dev.lingka.shared.problem;

/** What can go wrong in every feature alike. */
public enum CommonProblem implements Problem {
    INVALID_REQUEST(400),
    MALFORMED_BODY(400),
    IDEMPOTENCY_KEY_REQUIRED(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_TIMEOUT(408),
    CONFLICT(409),
    IDEMPOTENCY_KEY_REUSED(409),
    OPERATION_KNOWN(409),
    VERSION_CONFLICT(412),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    IF_MATCH_REQUIRED(428),
    TOO_MANY_REQUESTS(429),
    INTERNAL_ERROR(500),
    UNAVAILABLE(503);

    private final int status;

    CommonProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    /** The problem that stands for a status of the framework's own. */
    static CommonProblem ofStatus(int status) {
        for (CommonProblem problem : values()) {
            if (problem.status == status) {
                return problem;
            }
        }
        return status < INTERNAL_ERROR.status ? INVALID_REQUEST : INTERNAL_ERROR;
    }
}
