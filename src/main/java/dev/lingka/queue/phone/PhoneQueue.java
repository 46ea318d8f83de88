package dev.lingka.queue.phone;

import dev.lingka.queue.board.Board;
import dev.lingka.queue.board.Boards;
import dev.lingka.queue.site.QueueSites;
import dev.lingka.queue.ticket.Ticket;
import dev.lingka.queue.ticket.TicketService;
import dev.lingka.queue.wait.WaitRange;
import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * What a phone does in a queue, and how it waits for news. A live ticket is looked up on the store's board; the
 * database is asked for one that is not there: just taken on another replica, or over.
 */
@ApplicationScoped
class PhoneQueue {

    private final Boards boards;
    private final Taking taking;
    private final TicketService tickets;
    private final Presence presence;
    private final QueueSites sites;

    PhoneQueue(Boards boards, Taking taking, TicketService tickets, Presence presence, QueueSites sites) {
        this.boards = boards;
        this.taking = taking;
        this.tickets = tickets;
        this.presence = presence;
        this.sites = sites;
    }

    /** Throws NOT_FOUND, or NO_QUEUE for a store without one. */
    Uni<QueueView> queue(InMerchant merchant, UUID storeId) {
        return boards.of(merchant, storeId)
                .invoke(board -> board.site().withQueue())
                .map(QueueView::of);
    }

    Uni<TicketView> take(Operation operation, PlaceTicket wanted) {
        return taking.take(operation, wanted).chain(ticket -> changed(operation, ticket));
    }

    /** Throws TOO_FAR for who is not there. */
    Uni<TicketView> arrive(Operation operation, UUID ticketId, ArriveTicket wanted) {
        return tickets.own(operation.actor(), ticketId)
                .chain(ticket ->
                        ticket.arrived() ? Uni.createFrom().voidItem() : requireHere(operation, ticket, wanted))
                .chain(() -> tickets.arrive(operation, ticketId))
                .chain(ticket -> changed(operation, ticket));
    }

    private Uni<Void> requireHere(InMerchant merchant, Ticket ticket, ArriveTicket wanted) {
        return sites.at(merchant, ticket.storeId())
                .chain(site -> presence.requireHere(merchant, site, wanted.whereabouts()));
    }

    Uni<TicketView> cancel(Operation operation, UUID ticketId) {
        return tickets.cancel(operation, ticketId).chain(ticket -> changed(operation, ticket));
    }

    private Uni<TicketView> changed(InMerchant merchant, Ticket ticket) {
        return boards.changed(merchant, ticket.storeId()).chain(() -> view(merchant, ticket));
    }

    /**
     * The person's live ticket in a store; throws NOT_FOUND without one.
     *
     * @param seen the version that the phone has; with it the answer waits for another one. Null answers at once
     */
    Uni<TicketView> current(Actor person, UUID storeId, Long seen) {
        return boards.of(person, storeId).chain(board -> board.ticketOf(person.id())
                .map(ticket -> live(person, board, ticket, seen))
                .orElseGet(() -> tickets.live(person, storeId).chain(ticket -> unlisted(person, board, ticket, seen))));
    }

    /** The same for any of the person's tickets; one that is over waits for its undoing. */
    Uni<TicketView> ticket(Actor person, UUID ticketId, Long seen) {
        Optional<Board> known = boards.holding(person, ticketId);
        Optional<Ticket> own = known.flatMap(board -> board.ticketOf(person.id()))
                .filter(ticket -> ticket.id().equals(ticketId));
        return own.isPresent() ? live(person, known.get(), own.get(), seen) : looked(person, ticketId, seen);
    }

    private Uni<TicketView> looked(Actor person, UUID ticketId, Long seen) {
        return tickets.own(person, ticketId).chain(ticket -> boards.of(person, ticket.storeId())
                .chain(board -> unlisted(person, board, ticket, seen)));
    }

    /** What the database says, where the board does not know better. */
    private Uni<TicketView> unlisted(Actor person, Board board, Ticket ticket, Long seen) {
        if (board.ticket(ticket.id()).isPresent()) {
            return live(person, board, board.ticket(ticket.id()).get(), seen);
        }
        if (seen == null || ticket.version() > seen) {
            return view(person, ticket);
        }
        return boards.await(person, ticket.storeId(), later -> later.ticket(ticket.id())
                        .isPresent())
                .chain(later -> now(person, later, ticket.id()));
    }

    private Uni<TicketView> live(Actor person, Board board, Ticket ticket, Long seen) {
        if (seen == null || board.isNews(ticket.id(), seen)) {
            return Uni.createFrom().item(view(board, ticket));
        }
        return boards.await(
                        person,
                        ticket.storeId(),
                        later -> later.isNews(ticket.id(), seen)
                                || later.ticket(ticket.id()).isEmpty())
                .chain(later -> now(person, later, ticket.id()));
    }

    private Uni<TicketView> now(Actor person, Board board, UUID ticketId) {
        return board.ticket(ticketId)
                .map(ticket -> Uni.createFrom().item(view(board, ticket)))
                .orElseGet(() -> tickets.own(person, ticketId).chain(ticket -> view(person, ticket)));
    }

    private static TicketView view(Board board, Ticket ticket) {
        return TicketView.of(ticket, board.site(), range(board, ticket), board.lineVersion(ticket));
    }

    /** A ticket as its own row tells it, with the usual waiting times of the board that is there. */
    private Uni<TicketView> view(InMerchant merchant, Ticket ticket) {
        return boards.recent(merchant, ticket.storeId())
                .map(board -> TicketView.of(ticket, board.site(), range(board, ticket), ticket.version()));
    }

    private static Optional<WaitRange> range(Board board, Ticket ticket) {
        return ticket.ahead() == null ? Optional.empty() : board.range(ticket.line(), ticket.ahead());
    }
}
