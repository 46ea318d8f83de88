package dev.lingka.queue.call;

import dev.lingka.queue.QueueProblem;
import dev.lingka.queue.ticket.Ticket;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * A host's steps with the tickets of a store, each one call of SQL under the line's lock. A ticket that is not the
 * store's is NOT_FOUND; one that somebody else changed first is TICKET_CHANGED, with what it is by now.
 */
@ApplicationScoped
public class CallService {

    private final MoneyFunctions functions;

    CallService(MoneyFunctions functions) {
        this.functions = functions;
    }

    /**
     * Calls a party.
     *
     * @throws ProblemException NOBODY_WAITING, TICKET_CHANGED, NOT_FOUND
     */
    public Uni<Ticket> call(Operation operation, CallTicket wanted) {
        return ticket("queue_call", "CALLED", operation, wanted.json());
    }

    /** Calls a party once more; it is waited for anew. */
    public Uni<Ticket> recall(Operation operation, UUID storeId, UUID ticketId) {
        return ticket("queue_recall", "RECALLED", operation, args(storeId, ticketId));
    }

    /**
     * Seats a party that waits or was called.
     *
     * @param tableCode null for no table
     * @throws ProblemException TICKET_CHANGED, TABLE_TAKEN, NOT_FOUND also for a table that is not there
     */
    public Uni<Ticket> seat(Operation operation, UUID storeId, UUID ticketId, String tableCode) {
        return ticket("queue_seat", "SEATED", operation, args(storeId, ticketId).put("tableCode", tableCode));
    }

    /** Lets a party that was called wait again, some places back; skipped too often it is a no-show. */
    public Uni<Ticket> skip(Operation operation, UUID storeId, UUID ticketId) {
        return ticket("queue_skip", "SKIPPED", operation, args(storeId, ticketId));
    }

    /** A party that was called does not come. */
    public Uni<Ticket> noShow(Operation operation, UUID storeId, UUID ticketId) {
        return ticket("queue_no_show", "NO_SHOW", operation, args(storeId, ticketId));
    }

    /** Takes a live ticket out of the line. */
    public Uni<Ticket> cancel(Operation operation, UUID storeId, UUID ticketId) {
        return ticket("queue_cancel", "CANCELLED", operation, args(storeId, ticketId));
    }

    /** A party that took its ticket from afar is here. */
    public Uni<Ticket> arrive(Operation operation, UUID storeId, UUID ticketId) {
        return ticket("queue_arrive", "ARRIVED", operation, args(storeId, ticketId));
    }

    /** Moves a party to another line, before the first one there that came later, under a new number. */
    public Uni<Ticket> move(Operation operation, MoveTicket wanted) {
        return ticket("queue_move", "MOVED", operation, wanted.json());
    }

    /**
     * Makes two parties of a line one, with the better place; answers the one that stays.
     *
     * @throws ProblemException TICKET_CHANGED, NOT_FOUND, NO_LINE_FOR_PARTY above 99 people
     */
    public Uni<Ticket> merge(Operation operation, UUID storeId, UUID ticketId, UUID intoId) {
        return ticket(
                "queue_merge", "MERGED", operation, args(storeId, ticketId).put("intoId", intoId.toString()));
    }

    /**
     * Takes back the last step of a host in a line.
     *
     * @throws ProblemException NOTHING_TO_UNDO; STEP_OVERTAKEN when one of its tickets was changed since
     */
    public Uni<Undone> undo(Operation operation, UUID storeId, String line) {
        JsonObject args = new JsonObject().put("storeId", storeId.toString()).put("line", line);
        return call("queue_undo", "UNDONE", operation, args)
                .map(told -> new Undone(told.getString("kind"), Ticket.of(told.getJsonObject("ticket"))));
    }

    private static JsonObject args(UUID storeId, UUID ticketId) {
        return new JsonObject().put("storeId", storeId.toString()).put("ticketId", ticketId.toString());
    }

    private Uni<Ticket> ticket(String function, String done, Operation operation, JsonObject args) {
        return call(function, done, operation, args).map(told -> Ticket.of(told.getJsonObject("ticket")));
    }

    private Uni<JsonObject> call(String function, String done, Operation operation, JsonObject args) {
        return functions.call(function, operation, args).map(outcome -> outcome.expect(done, QueueProblem.class)
                .figures());
    }
}
