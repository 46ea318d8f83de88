package dev.lingka.queue.ticket;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One party's ticket.
 *
 * @param day the business day it belongs to
 * @param label the number as people read it, as in A012
 * @param memberId the member or guest who holds it; null for a walk-in
 * @param ahead waiting tickets before it in its line; null unless it waits
 * @param over how many it went before by priority
 * @param overtaken how often others went before it by priority
 * @param arrived whether the party is there: who did not take it from afar is
 * @param calledAt of the last call; null before the first
 * @param arriveBy when it is lost unless its party has arrived; null when nobody waits for that
 * @param mergedInto the ticket that its party goes on with; null unless it is merged
 * @param version the line's, as of the last change of this ticket
 */
public record Ticket(
        UUID id,
        UUID storeId,
        String line,
        LocalDate day,
        int number,
        String label,
        UUID memberId,
        int partySize,
        String note,
        String wish,
        TicketSource source,
        TicketState state,
        Integer ahead,
        int over,
        int overtaken,
        int skips,
        int calls,
        boolean remote,
        boolean arrived,
        Instant takenAt,
        Instant calledAt,
        Instant seatedAt,
        Instant endedAt,
        Instant arriveBy,
        String tableCode,
        UUID mergedInto,
        int programmeVersion,
        long version) {

    /** @param told by the SQL function {@code queue_ticket_json} */
    public static Ticket of(JsonObject told) {
        return new Ticket(
                id(told, "id"),
                id(told, "storeId"),
                told.getString("line"),
                LocalDate.parse(told.getString("day")),
                told.getInteger("number"),
                told.getString("label"),
                id(told, "memberId"),
                told.getInteger("partySize"),
                told.getString("note"),
                told.getString("wish"),
                TicketSource.of(told.getString("source")),
                TicketState.of(told.getString("state")),
                told.getInteger("ahead"),
                told.getInteger("over"),
                told.getInteger("overtaken"),
                told.getInteger("skips"),
                told.getInteger("calls"),
                told.getBoolean("remote"),
                told.getBoolean("arrived"),
                told.getInstant("takenAt"),
                told.getInstant("calledAt"),
                told.getInstant("seatedAt"),
                told.getInstant("endedAt"),
                told.getInstant("arriveBy"),
                told.getString("tableCode"),
                id(told, "mergedInto"),
                told.getInteger("programmeVersion"),
                told.getLong("version"));
    }

    private static UUID id(JsonObject told, String field) {
        String text = told.getString(field);
        return text == null ? null : UUID.fromString(text);
    }
}
