package dev.lingka.queue.phone;

import dev.lingka.queue.QueueProblem;
import dev.lingka.queue.phone.Presence.Where;
import dev.lingka.queue.rule.QueueLine;
import dev.lingka.queue.site.Numbers;
import dev.lingka.queue.site.QueueSite;
import dev.lingka.queue.site.QueueSites;
import dev.lingka.queue.ticket.TakeTicket;
import dev.lingka.queue.ticket.Ticket;
import dev.lingka.queue.ticket.TicketSource;
import dev.lingka.shared.Actor;
import dev.lingka.shared.ActorKind;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.tier.TierService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes a number for a member or guest. */
@ApplicationScoped
class Taking {

    private final QueueSites sites;
    private final Presence presence;
    private final TierService tiers;
    private final Numbers numbers;

    Taking(QueueSites sites, Presence presence, TierService tiers, Numbers numbers) {
        this.sites = sites;
        this.presence = presence;
        this.tiers = tiers;
        this.numbers = numbers;
    }

    /**
     * Throws what the queue refuses: NO_QUEUE, QUEUE_CLOSED, LAST_TICKET_OVER, LINE_UNKNOWN, NO_LINE_FOR_PARTY,
     * LINE_PAUSED, LINE_FULL, LIVE_TICKET, TOO_FAR, REMOTE_NOT_ALLOWED.
     */
    Uni<Ticket> take(Operation operation, PlaceTicket wanted) {
        return numbers.take(operation, decided(operation.actor(), wanted));
    }

    private Uni<TakeTicket> decided(Actor person, PlaceTicket wanted) {
        return sites.at(person, wanted.storeId())
                .map(QueueSite::takingNumbers)
                .chain(site -> decided(person, wanted, site, line(site, wanted)));
    }

    private Uni<TakeTicket> decided(Actor person, PlaceTicket wanted, QueueSite site, QueueLine line) {
        return presence.ofTaking(person, site, wanted.whereabouts()).chain(where -> over(person, site)
                .map(over -> new TakeTicket(
                        wanted.storeId(),
                        line.code(),
                        person.id(),
                        size(wanted),
                        wanted.note(),
                        wanted.wish(),
                        where == Where.AT_THE_POSTER ? TicketSource.POSTER : TicketSource.PHONE,
                        where == Where.AFAR,
                        where == Where.AFAR ? site.rules().remote().checkInMinutes() : null,
                        over,
                        null,
                        site.rules().guestPhoneDays(),
                        site.programmeVersion(),
                        site.terms(line))));
    }

    /** Guests have no level, and nobody is asked for theirs where none goes before. */
    private Uni<Integer> over(Actor person, QueueSite site) {
        return person.kind() == ActorKind.GUEST || site.rules().priority() == null
                ? Uni.createFrom().item(0)
                : tiers.standing(person, person.id()).map(site.rules()::over);
    }

    private static int size(PlaceTicket wanted) {
        return wanted.partySize() == null ? 1 : wanted.partySize();
    }

    private static QueueLine line(QueueSite site, PlaceTicket wanted) {
        if (wanted.line() == null) {
            return site.lineFor(wanted.partySize());
        }
        QueueLine line = site.line(wanted.line());
        if (line.party() != null && !site.lineFor(wanted.partySize()).equals(line)) {
            throw ProblemException.of(QueueProblem.NO_LINE_FOR_PARTY);
        }
        return line;
    }
}
