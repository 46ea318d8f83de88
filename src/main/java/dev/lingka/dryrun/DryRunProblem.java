package dev.lingka.dryrun;

import dev.lingka.shared.problem.Problem;

/** What dry runs refuse. In every case nothing is played. */
enum DryRunProblem implements Problem {
    /** Another one of this merchant is not done yet. */
    DRY_RUN_UNDER_WAY(409),
    /** More {@code what} (sales or members) than {@code limit} would be played. */
    DRY_RUN_TOO_LARGE(409);

    private final int status;

    DryRunProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
