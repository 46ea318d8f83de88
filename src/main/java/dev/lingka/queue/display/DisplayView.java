package dev.lingka.queue.display;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.queue.board.Board;
import dev.lingka.queue.board.BoardLine;
import dev.lingka.queue.ticket.Ticket;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a screen in the store shows to everybody: numbers, and nothing of people.
 *
 * @param version rises with every change, also with some that do not show here; not when the clock turns
 */
record DisplayView(String merchantName, String storeName, boolean open, long version, List<Line> lines) {

    /** How many of those who come next are shown of a line. */
    private static final int NEXT = 8;

    /**
     * A line of it.
     *
     * @param kind {@code party} for a line by party size, whose parties are led to a table; {@code service} for one
     *     that is chosen by its name, and for one that the programme no longer has
     * @param waiting how many parties wait
     * @param called numbers that are called, the latest first
     * @param calls how often each of them was called: one more, and it is told again
     * @param next numbers of those who come next and are there
     */
    @Schema(name = "DisplayViewLine")
    record Line(
            String code,
            LocalizedText name,
            String kind,
            boolean paused,
            int waiting,
            List<String> called,
            List<Integer> calls,
            List<String> next) {

        static Line of(BoardLine line) {
            return new Line(
                    line.code(),
                    line.name(),
                    line.isByPartySize() ? "party" : "service",
                    line.paused(),
                    line.waiting().size(),
                    line.called().stream().map(Ticket::label).toList(),
                    line.called().stream().map(Ticket::calls).toList(),
                    line.waiting().stream()
                            .filter(Ticket::arrived)
                            .limit(NEXT)
                            .map(Ticket::label)
                            .toList());
        }
    }

    static DisplayView of(Board board) {
        return new DisplayView(
                board.merchantName(),
                board.site().store().name(),
                board.day().open(),
                board.version(),
                board.lines().stream().map(Line::of).toList());
    }

    /** All that is seen of it: equal for two that look alike. */
    DisplayView looks() {
        return new DisplayView(merchantName, storeName, open, 0, lines);
    }
}
