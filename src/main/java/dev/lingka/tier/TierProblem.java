package dev.lingka.tier;

import dev.lingka.shared.problem.Problem;

/** What is refused around levels. Nothing has changed then. */
public enum TierProblem implements Problem {
    /** The rules in force have no such level. */
    TIER_UNKNOWN(400),
    /** The level has {@code cap} holders, or others wait for it. */
    TIER_FULL(409),
    /** Nothing was given by hand, or it has ended. */
    NOT_PLACED(409),
    /** The member's {@code level} does not give it. */
    BENEFIT_NOT_HELD(409),
    /** It was {@code used} as often as the period gives: {@code perPeriod}. */
    BENEFIT_USED_UP(409);

    private final int status;

    TierProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
