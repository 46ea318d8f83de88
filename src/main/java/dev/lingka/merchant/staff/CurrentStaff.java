package dev.lingka.merchant.staff;

import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** The staff member or terminal who sent this request. */
@RequestScoped
public class CurrentStaff {

    private final SecurityIdentity identity;

    CurrentStaff(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Throws a {@link ProblemException} (403) when the token is nobody's of a merchant's staff. */
    public StaffActor staff() {
        StaffActor staff = identity.getAttribute(StaffActor.ATTRIBUTE);
        if (staff == null) {
            throw ProblemException.of(identity.isAnonymous() ? CommonProblem.UNAUTHENTICATED : CommonProblem.FORBIDDEN);
        }
        return staff;
    }
}
