package dev.lingka.queue.ticket;

import dev.lingka.queue.QueueProblem;
import dev.lingka.shared.Actor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Takes tickets, and lets the people who hold them say that they are here or do not come. */
@ApplicationScoped
public class TicketService {

    private final MoneyFunctions functions;
    private final TicketRepository tickets;
    private final GuestPhones phones;

    TicketService(MoneyFunctions functions, TicketRepository tickets, GuestPhones phones) {
        this.functions = functions;
        this.tickets = tickets;
        this.phones = phones;
    }

    /**
     * Gives the next number of a line.
     *
     * @throws ProblemException LIVE_TICKET when this person has one in the store, LINE_PAUSED, LINE_FULL
     */
    public Uni<Ticket> take(Operation operation, TakeTicket wanted) {
        UUID id = Ids.next();
        String phone = phones.seal(operation.merchantId(), id, wanted.phone());
        return call("queue_take", "TAKEN", operation, wanted.json(id, phone));
    }

    /**
     * The holder is here; said again, it changes nothing.
     *
     * @throws ProblemException NOT_FOUND also for another's ticket, TICKET_CHANGED when it is over
     */
    public Uni<Ticket> arrive(Operation operation, UUID ticketId) {
        return call("queue_arrive", "ARRIVED", operation, args(operation, ticketId));
    }

    /**
     * The holder gives the ticket back.
     *
     * @throws ProblemException NOT_FOUND also for another's ticket, TICKET_CHANGED when it is over
     */
    public Uni<Ticket> cancel(Operation operation, UUID ticketId) {
        return call("queue_cancel", "CANCELLED", operation, args(operation, ticketId));
    }

    /** The person's own ticket, live or over; throws NOT_FOUND. */
    public Uni<Ticket> own(Actor person, UUID ticketId) {
        return known(tickets.own(person, ticketId));
    }

    /** The person's live ticket in the store; throws NOT_FOUND. */
    public Uni<Ticket> live(Actor person, UUID storeId) {
        return known(tickets.live(person, storeId));
    }

    private static Uni<Ticket> known(Uni<Ticket> found) {
        return found.onItem().ifNull().failWith(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    private static JsonObject args(Operation operation, UUID ticketId) {
        return new JsonObject()
                .put("ticketId", ticketId.toString())
                .put("memberId", operation.actor().id().toString());
    }

    private Uni<Ticket> call(String function, String done, Operation operation, JsonObject args) {
        return functions
                .call(function, operation, args)
                .map(outcome -> outcome.expect(done, QueueProblem.class).figures())
                .map(figures -> Ticket.of(figures.getJsonObject("ticket")));
    }
}
