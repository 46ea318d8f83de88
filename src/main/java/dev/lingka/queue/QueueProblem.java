package dev.lingka.queue;

import dev.lingka.shared.problem.Problem;

/** What the queue refuses. In every case nothing was changed. */
public enum QueueProblem implements Problem {
    /** The programme in force has no line for this store. */
    NO_QUEUE(404),
    LINE_UNKNOWN(404),
    /** It opens at {@code opensAt}, where that is known. */
    QUEUE_CLOSED(409),
    LAST_TICKET_OVER(409),
    /** With the host's {@code message}, where there is one. */
    LINE_PAUSED(409),
    /** {@code capacity} parties wait already. */
    LINE_FULL(409),
    /** This person's ticket in the store is {@code ticketId} with {@code number}, in {@code line}. */
    LIVE_TICKET(409),
    /** {@code metres} from the store, of {@code withinMetres} at most. */
    TOO_FAR(409),
    REMOTE_NOT_ALLOWED(409),
    NO_LINE_FOR_PARTY(409),
    /** Somebody was faster: what the ticket is by now, {@code state}, {@code line}, {@code number} and when. */
    TICKET_CHANGED(409),
    NOBODY_WAITING(409),
    /** {@code tableCode} is not free. */
    TABLE_TAKEN(409),
    NOTHING_TO_UNDO(409),
    /** The ticket of the step is {@code state} by now. */
    STEP_OVERTAKEN(409);

    private final int status;

    QueueProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
