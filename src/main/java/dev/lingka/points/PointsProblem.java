package dev.lingka.points;

import dev.lingka.shared.problem.Problem;

/** What points refuse. In every case no point moved. */
public enum PointsProblem implements Problem {
    /** The balance is {@code points}, {@code missingPoints} are missing. */
    INSUFFICIENT_POINTS(409),
    /** The programme gives no points for this. */
    NOT_REWARDED(409),
    /** So often, {@code limit}, in this {@code span}: day or year. */
    LIMIT_REACHED(409),
    /** One person moves {@code limitPoints} by hand in a day. */
    APPROVAL_REQUIRED(409),
    SAME_PERSON(403);

    private final int status;

    PointsProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
