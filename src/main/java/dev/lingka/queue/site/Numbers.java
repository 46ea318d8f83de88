package dev.lingka.queue.site;

import dev.lingka.queue.QueueProblem;
import dev.lingka.queue.ticket.TakeTicket;
import dev.lingka.queue.ticket.Ticket;
import dev.lingka.queue.ticket.TicketService;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives numbers. */
@ApplicationScoped
public class Numbers {

    private final TicketService tickets;
    private final MoneyFunctions functions;

    Numbers(TicketService tickets, MoneyFunctions functions) {
        this.tickets = tickets;
        this.functions = functions;
    }

    /**
     * Takes what was decided. Who asks again with the same key gets the same ticket, although the queue may have closed
     * meanwhile, or they may have gone away from it: a refusal counts only where nothing was taken before.
     *
     * @param decided may fail with a {@link ProblemException}, as when the store is closed
     */
    public Uni<Ticket> take(Operation operation, Uni<TakeTicket> decided) {
        return decided.chain(wanted -> tickets.take(operation, wanted))
                .onFailure(ProblemException.class)
                .recoverWithUni(refusal -> functions
                        .earlierOr(operation, refusal)
                        .map(outcome -> outcome.expect("TAKEN", QueueProblem.class))
                        .map(outcome -> Ticket.of(outcome.figures().getJsonObject("ticket"))));
    }
}
