package dev.lingka.merchant.store;

import dev.lingka.shared.problem.Problem;

/** What can go wrong with stores and terminals. */
enum StoreProblem implements Problem {
    STORE_CODE_TAKEN(409),
    SUBJECT_TAKEN(409),
    TERMINAL_REVOKED(409);

    private final int status;

    StoreProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
