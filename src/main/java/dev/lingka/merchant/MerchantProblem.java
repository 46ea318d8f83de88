package dev.lingka.merchant;

import dev.lingka.shared.problem.Problem;

/** What can go wrong with merchants. */
enum MerchantProblem implements Problem {
    MERCHANT_CODE_TAKEN(409),
    PRESET_UNKNOWN(400);

    private final int status;

    MerchantProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
