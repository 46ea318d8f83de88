package dev.lingka.merchant.team;

import dev.lingka.shared.problem.Problem;

/** What can go wrong with staff. */
enum TeamProblem implements Problem {
    ROLE_NOT_YOURS_TO_GIVE(403),
    /** Nobody changes their own role, stores or standing: an owner cannot lock himself out. */
    OWN_RIGHTS(409),
    OWNER_REQUIRED(409),
    OWNER_EXISTS(409),
    SUBJECT_TAKEN(409);

    private final int status;

    TeamProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
