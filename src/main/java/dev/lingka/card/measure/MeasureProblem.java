package dev.lingka.card.measure;

import dev.lingka.shared.problem.Problem;

/** Why a measure or an appeal is refused. */
enum MeasureProblem implements Problem {
    /** The member is frozen or cancelled under this very rule already; {@code measureId} says by which measure. */
    MEASURE_IN_FORCE(409),
    /** It is lifted already. */
    MEASURE_LIFTED(409),
    /** One appeal each; {@code appealId} is the one that was made. */
    APPEAL_KNOWN(409),
    APPEAL_TOO_LATE(409),
    /** Who proposed or approved a measure cannot decide what is said against it. */
    PARTY_TO_MEASURE(403),
    APPEAL_DECIDED(409),
    /** Nobody decided in time: the measure is lifted. */
    APPEAL_OVERDUE(409);

    private final int status;

    MeasureProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
