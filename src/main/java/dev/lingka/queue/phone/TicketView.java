package dev.lingka.queue.phone;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.queue.site.QueueSite;
import dev.lingka.queue.ticket.Ticket;
import dev.lingka.queue.ticket.TicketState;
import dev.lingka.queue.wait.WaitRange;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A ticket as its holder sees it.
 *
 * @param number as it is called, as in {@code A012}
 * @param state {@code waiting}, {@code called}, {@code seated}, {@code no_show}, {@code cancelled}, {@code merged} or
 *     {@code closed}
 * @param ahead how many are called before; null unless it waits
 * @param waitRange from now on; null unless it waits, and while nobody knows
 * @param over how many it went before by the holder's level
 * @param remote whether it was taken from afar: it is not called before its holder is there
 * @param arrived whether its holder is there
 * @param arriveBy when it is lost unless its holder has said that they are there; null when that is not asked
 * @param skips how often it was called while nobody was there
 * @param version to be given back by who waits for news
 */
record TicketView(
        UUID id,
        UUID storeId,
        String storeName,
        String line,
        LocalizedText lineName,
        String number,
        int partySize,
        @Schema(nullable = true) String note,
        @Schema(nullable = true) String wish,
        String state,
        @Schema(nullable = true) Integer ahead,
        @JsonProperty("wait") @Schema(nullable = true) WaitRange waitRange,
        int over,
        boolean remote,
        boolean arrived,
        Instant takenAt,
        @Schema(nullable = true) Instant calledAt,
        @Schema(nullable = true) Instant endedAt,
        @Schema(nullable = true) Instant arriveBy,
        int skips,
        long version) {

    static TicketView of(Ticket ticket, QueueSite site, Optional<WaitRange> wait, long version) {
        return new TicketView(
                ticket.id(),
                ticket.storeId(),
                site.store().name(),
                ticket.line(),
                site.nameOf(ticket.line()),
                ticket.label(),
                ticket.partySize(),
                ticket.note(),
                ticket.wish(),
                ticket.state().text(),
                ticket.ahead(),
                ticket.state() == TicketState.WAITING ? wait.orElse(null) : null,
                ticket.over(),
                ticket.remote(),
                ticket.arrived(),
                ticket.takenAt(),
                ticket.calledAt(),
                ticket.endedAt(),
                ticket.arriveBy(),
                ticket.skips(),
                version);
    }
}
