package dev.lingka.queue.board;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.queue.ticket.Ticket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A store's queue as its tables told it in one statement.
 *
 * @param version rises with every change of the store's lines and tables
 * @param waiting of all lines, in their order
 * @param called of all lines, the latest call first
 * @param people whose ticket it is today, by ticket; a person who was merged is who they were merged into
 * @param displays that are not revoked
 */
record BoardRows(
        long version,
        String merchantName,
        Map<String, State> lines,
        List<Ticket> waiting,
        List<Ticket> called,
        Map<UUID, UUID> people,
        List<BoardTable> tables,
        Set<UUID> displays) {

    /**
     * @param message null without one
     * @param undoable null when nothing can be undone
     */
    record State(boolean paused, LocalizedText message, long version, UndoableStep undoable) {

        static final State UNUSED = new State(false, null, 0, null);
    }
}
