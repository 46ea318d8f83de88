package dev.lingka.member.consent;

import dev.lingka.shared.problem.Problem;

/** Why a consent is not taken. */
public enum ConsentProblem implements Problem {
    /** Terms and privacy in the versions that are in force must be accepted to hold a card. */
    CONSENT_REQUIRED(409),
    /** Another version is in force now: show that one. */
    CONSENT_VERSION_OUTDATED(409),
    /** A card cannot be held without it; withdrawing it means deletion of the account. */
    CONSENT_BOUND_TO_CARD(409);

    private final int status;

    ConsentProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
