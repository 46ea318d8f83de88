package dev.lingka.queue.board;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.queue.rule.QueueLine;
import dev.lingka.queue.ticket.Ticket;
import java.util.List;

/**
 * One line of a board.
 *
 * @param rules null for a line with tickets that the programme no longer has
 * @param message why it is paused; null without one
 * @param version rises with each change in this line
 * @param undoable null when a host has done nothing that can be undone
 * @param waiting in their order
 * @param called the latest call first
 */
public record BoardLine(
        String code,
        QueueLine rules,
        LocalizedText name,
        boolean paused,
        LocalizedText message,
        long version,
        UndoableStep undoable,
        List<Ticket> waiting,
        List<Ticket> called) {

    /** Whether who comes stands here by the size of their party; not so in a line that the programme no longer has. */
    public boolean isByPartySize() {
        return rules != null && rules.party() != null;
    }

    /** Whether as many wait as may. */
    public boolean isFull() {
        return rules != null && rules.capacity() != null && waiting.size() >= rules.capacity();
    }
}
