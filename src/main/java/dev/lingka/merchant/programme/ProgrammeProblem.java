package dev.lingka.merchant.programme;

import dev.lingka.shared.problem.Problem;

/** What can go wrong with programme versions. */
enum ProgrammeProblem implements Problem {
    PROGRAMME_PUBLISHED(409),
    /** The draft was edited after its publication was asked for: the second person saw other rules. */
    PROGRAMME_CHANGED(409);

    private final int status;

    ProgrammeProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
