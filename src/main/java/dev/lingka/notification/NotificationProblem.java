package dev.lingka.notification;

import dev.lingka.shared.problem.Problem;

/** What messages refuse. In every case nothing was changed. */
public enum NotificationProblem implements Problem {
    /** Marketing is allowed again only by who agrees to it: give the consent first. */
    MARKETING_CONSENT_MISSING(409),
    /** The programme in force has no kind of message {@code kind}. */
    MESSAGE_KIND_UNKNOWN(404),
    /** A test goes to the sender's own phone, and no member has it. */
    NO_OWN_MEMBER(409);

    private final int status;

    NotificationProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
