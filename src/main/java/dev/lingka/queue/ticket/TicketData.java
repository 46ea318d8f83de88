package dev.lingka.queue.ticket;

import dev.lingka.member.PersonalData;
import dev.lingka.shared.Actor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tickets in a person's own file: the newest hundred. */
@ApplicationScoped
class TicketData implements PersonalData {

    private final TicketRepository tickets;

    TicketData(TicketRepository tickets) {
        this.tickets = tickets;
    }

    @Override
    public String section() {
        return "queueTickets";
    }

    @Override
    public Uni<?> of(Actor member) {
        return tickets.newest(member, Page.MAX_LIMIT);
    }
}
