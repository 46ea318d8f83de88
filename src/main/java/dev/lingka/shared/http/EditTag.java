package dev.lingka.shared.http;

import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** The revision of a thing that people edit, as an ETag: who edits says which one they saw. */
public final class EditTag {

    private static final Pattern TAG = Pattern.compile("\"\\d{1,9}\"");

    private EditTag() {}

    /** A 200 with the revision in its ETag. */
    public static <T> RestResponse<T> ok(T view, int revision) {
        return of(Status.OK, view, revision);
    }

    public static <T> RestResponse<T> of(Status status, T view, int revision) {
        return ResponseBuilder.create(status, view)
                .tag(new EntityTag(Integer.toString(revision)))
                .build();
    }

    /**
     * The revision that a client saw, out of its {@code If-Match}.
     *
     * @throws ProblemException 428 when it is missing, 400 when it is no tag of ours
     */
    public static int seen(String ifMatch) {
        if (ifMatch == null) {
            throw ProblemException.of(CommonProblem.IF_MATCH_REQUIRED);
        }
        if (!TAG.matcher(ifMatch).matches()) {
            throw ProblemException.invalid(HttpHeaders.IF_MATCH, "INVALID", "give back the ETag that you read");
        }
        return Integer.parseInt(ifMatch.substring(1, ifMatch.length() - 1));
    }

    /** Throws a {@link ProblemException} (412) when somebody else has changed the thing since. */
    public static void requireSame(int seen, int revision) {
        if (seen != revision) {
            throw ProblemException.of(CommonProblem.VERSION_CONFLICT);
        }
    }
}
