package dev.lingka.shared.http;

import dev.lingka.shared.Actor;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who sent this request, as their token and our tables say. */
@RequestScoped
public class CurrentActor {

    /** The attribute of the security identity that augmentors fill. */
    public static final String ATTRIBUTE = "actor";

    private final SecurityIdentity identity;

    CurrentActor(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Throws a {@link ProblemException} (403) for a token that stands for nobody of a merchant. */
    public Actor actor() {
        Actor actor = identity.getAttribute(ATTRIBUTE);
        if (actor == null) {
            throw ProblemException.of(identity.isAnonymous() ? CommonProblem.UNAUTHENTICATED : CommonProblem.FORBIDDEN);
        }
        return actor;
    }
}
