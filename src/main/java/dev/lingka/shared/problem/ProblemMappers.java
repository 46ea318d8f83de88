package dev.lingka.shared.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure of a request into a problem. What we did not foresee is logged and says only that. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final ProblemAnswer answer;

    ProblemMappers(ProblemAnswer answer) {
        this.answer = answer;
    }

    @ServerExceptionMapper
    Response refused(ProblemException e, HttpHeaders headers) {
        return answer.of(e.problem(), e.errors(), e.facts(), headers);
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e, HttpHeaders headers) {
        return answer.of(CommonProblem.INVALID_REQUEST, FieldErrors.of(e), Map.of(), headers);
    }

    @ServerExceptionMapper
    Response broken(ValidationException e, HttpHeaders headers) {
        return unforeseen(e, headers);
    }

    /** Named apart, because the framework has a mapper of its own for exactly this one. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e, HttpHeaders headers) {
        return unreadable(e, headers);
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException e, HttpHeaders headers) {
        return answer.of(CommonProblem.MALFORMED_BODY, FieldErrors.of(e), Map.of(), headers);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(HttpHeaders headers) {
        return answer.of(CommonProblem.UNAUTHENTICATED, List.of(), Map.of(), headers);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, HttpHeaders headers) {
        return answer.of(CommonProblem.FORBIDDEN, List.of(), Map.of(), headers);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e, HttpHeaders headers) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return unreadable(json, headers);
        }
        if (e.getCause() instanceof ProblemException refusal) {
            return refused(refusal, headers);
        }
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        return answer.of(CommonProblem.ofStatus(status), List.of(), Map.of(), headers);
    }

    @ServerExceptionMapper
    Response unforeseen(Throwable e, HttpHeaders headers) {
        return answer.of(Outages.problem(e, LOG), List.of(), Map.of(), headers);
    }
}
