package dev.lingka.campaign.segment;

import dev.lingka.shared.problem.Problem;

/** What segments refuse. */
enum SegmentProblem implements Problem {
    /** Another segment of the merchant has this name. */
    SEGMENT_NAME_TAKEN(409),
    /** The rule uses segments that use this one again. */
    SEGMENT_CIRCLE(409),
    /** The rule uses a segment that is not there. */
    SEGMENT_UNKNOWN(409),
    /** What was asked goes with a rule, and this is a list. */
    SEGMENT_IS_LIST(409),
    /** What was asked goes with a list, and this is a rule. */
    SEGMENT_IS_RULE(409),
    /** Nobody of those who were to be listed is a member here. */
    NOBODY_KNOWN(409),
    /** A merchant has {@code most} segments at most. */
    TOO_MANY_SEGMENTS(409);

    private final int status;

    SegmentProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
