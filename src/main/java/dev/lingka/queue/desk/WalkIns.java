package dev.lingka.queue.desk;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.queue.rule.QueueLine;
import dev.lingka.queue.site.Numbers;
import dev.lingka.queue.site.QueueSite;
import dev.lingka.queue.site.QueueSites;
import dev.lingka.queue.ticket.TakeTicket;
import dev.lingka.queue.ticket.Ticket;
import dev.lingka.queue.ticket.TicketSource;
import dev.lingka.shared.crypto.PhoneNumber;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Takes numbers for people who are no members, or whom nobody asks. */
@ApplicationScoped
class WalkIns {

    private final QueueSites sites;
    private final Numbers numbers;

    WalkIns(QueueSites sites, Numbers numbers) {
        this.sites = sites;
        this.numbers = numbers;
    }

    Uni<Ticket> take(StaffActor by, Operation operation, UUID storeId, TakeWalkIn wanted) {
        PhoneNumber phone = phone(wanted.phone());
        return numbers.take(
                operation,
                sites.at(by, storeId).map(QueueSite::takingNumbers).map(site -> decided(by, site, wanted, phone)));
    }

    private static TakeTicket decided(StaffActor by, QueueSite site, TakeWalkIn wanted, PhoneNumber phone) {
        QueueLine line = wanted.line() == null ? site.lineFor(wanted.partySize()) : site.line(wanted.line());
        return new TakeTicket(
                site.store().id(),
                line.code(),
                null,
                wanted.partySize() == null ? 1 : wanted.partySize(),
                wanted.note(),
                wanted.wish(),
                by.isTerminal() ? TicketSource.KIOSK : TicketSource.HOST,
                false,
                null,
                0,
                phone,
                site.rules().guestPhoneDays(),
                site.programmeVersion(),
                site.terms(line));
    }

    private static PhoneNumber phone(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return PhoneNumber.read(text).orElseThrow(() -> ProblemException.invalid("phone", "INVALID", "a phone number"));
    }
}
