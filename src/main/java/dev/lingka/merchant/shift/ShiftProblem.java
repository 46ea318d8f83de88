package dev.lingka.merchant.shift;

import dev.lingka.shared.problem.Problem;

/** What can go wrong with shifts. Money functions that need one answer SHIFT_REQUIRED. */
public enum ShiftProblem implements Problem {
    /** No open shift of this person or terminal at this store. */
    SHIFT_REQUIRED(409),
    SHIFT_ALREADY_OPEN(409),
    SHIFT_CLOSED(409),
    SHIFT_NOT_YOURS(403),
    SHIFTS_OPEN(409),
    DAY_CLOSED(409),
    DAY_NOT_BEGUN(409),
    STORE_CLOSED(409);

    private final int status;

    ShiftProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
