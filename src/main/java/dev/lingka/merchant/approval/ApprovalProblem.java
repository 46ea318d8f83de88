package dev.lingka.merchant.approval;

import dev.lingka.shared.problem.Problem;

/** Why a request cannot be decided. */
public enum ApprovalProblem implements Problem {
    /** Who asked, or is party to it, cannot be the second pair of eyes. */
    SECOND_PERSON_REQUIRED(403),
    APPROVAL_ROLE_REQUIRED(403),
    APPROVAL_DECIDED(409),
    APPROVAL_EXPIRED(409);

    private final int status;

    ApprovalProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
