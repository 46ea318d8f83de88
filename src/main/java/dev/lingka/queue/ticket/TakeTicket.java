package dev.lingka.queue.ticket;

import dev.lingka.queue.rule.LineTerms;
import dev.lingka.shared.crypto.PhoneNumber;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * A party's wish to take a ticket.
 *
 * @param memberId null for a walk-in
 * @param partySize 1 to 99
 * @param note at most 60 characters; null for none, as wish
 * @param remote whether the party is somewhere else; it is called in its turn once it has arrived
 * @param checkInMinutes after which a remote party that has not arrived loses it; null for one that is there
 * @param over how many it may go before by priority
 * @param phone of a walk-in; null when none was given
 * @param guestPhoneDays how long that is kept; 0 until the opening ends
 */
public record TakeTicket(
        UUID storeId,
        String line,
        UUID memberId,
        int partySize,
        String note,
        String wish,
        TicketSource source,
        boolean remote,
        Integer checkInMinutes,
        int over,
        PhoneNumber phone,
        int guestPhoneDays,
        int programmeVersion,
        LineTerms terms) {

    JsonObject json(UUID ticketId, String phoneSealed) {
        return new JsonObject()
                .put("ticketId", ticketId.toString())
                .put("storeId", storeId.toString())
                .put("line", line)
                .put("memberId", memberId == null ? null : memberId.toString())
                .put("partySize", partySize)
                .put("note", note)
                .put("wish", wish)
                .put("source", source.text())
                .put("remote", remote)
                .put("checkInMinutes", checkInMinutes)
                .put("over", over)
                .put("phoneSealed", phoneSealed)
                .put("guestPhoneDays", guestPhoneDays)
                .put("programmeVersion", programmeVersion)
                .put("terms", terms.json());
    }
}
