package dev.lingka.merchant.staff;

import dev.lingka.shared.problem.Problem;

/** What staff may not do. */
public enum StaffProblem implements Problem {
    STORE_NOT_ALLOWED(403),
    CHARGE_LIMIT_EXCEEDED(403),
    OWN_CARD(403);

    private final int status;

    StaffProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
