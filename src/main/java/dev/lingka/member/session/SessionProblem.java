package dev.lingka.member.session;

import dev.lingka.shared.problem.Problem;

/** Why nobody is signed in. */
public enum SessionProblem implements Problem {
    /** Unknown, expired, or used before: log in by WeChat again. */
    REFRESH_REFUSED(401);

    private final int status;

    SessionProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
