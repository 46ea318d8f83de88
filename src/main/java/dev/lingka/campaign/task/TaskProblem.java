package dev.lingka.campaign.task;

import dev.lingka.shared.problem.Problem;

/** What is refused about tasks. */
public enum TaskProblem implements Problem {
    /** It is {@code state} already. */
    TASK_CLOSED(409);

    private final int status;

    TaskProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
