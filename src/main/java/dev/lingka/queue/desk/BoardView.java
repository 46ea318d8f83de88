package dev.lingka.queue.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.queue.board.Board;
import dev.lingka.queue.board.BoardLine;
import dev.lingka.queue.board.BoardTable;
import dev.lingka.queue.board.UndoableStep;
import dev.lingka.queue.ticket.Ticket;
import dev.lingka.queue.wait.WaitRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A store's queue as hosts see it.
 *
 * @param closesAt of the opening that is, else of the next one; null when none is near
 * @param version rises with every change
 */
record BoardView(
        UUID storeId,
        String storeName,
        LocalDate businessDay,
        boolean open,
        @Schema(nullable = true) Instant closesAt,
        long version,
        List<Line> lines,
        List<BoardTable> tables) {

    /**
     * A line of it.
     *
     * @param prefix empty for a line that the programme no longer has
     * @param waitRange for who takes a number now; null while nobody knows
     * @param undoable what an undo would take back; null when there is nothing
     * @param waiting in their order
     * @param called the latest call first
     */
    @Schema(name = "BoardViewLine")
    record Line(
            String code,
            LocalizedText name,
            String prefix,
            boolean paused,
            @Schema(nullable = true) LocalizedText pauseMessage,
            long version,
            @Schema(nullable = true) UndoableStep undoable,
            @JsonProperty("wait") @Schema(nullable = true) WaitRange waitRange,
            List<TicketRow> waiting,
            List<TicketRow> called) {

        static Line of(Board board, BoardLine line) {
            return new Line(
                    line.code(),
                    line.name(),
                    line.rules() == null ? "" : line.rules().prefix(),
                    line.paused(),
                    line.message(),
                    line.version(),
                    line.undoable(),
                    board.range(line.code(), line.waiting().size()).orElse(null),
                    rows(board, line.waiting()),
                    rows(board, line.called()));
        }

        private static List<TicketRow> rows(Board board, List<Ticket> tickets) {
            Instant now = board.site().now();
            return tickets.stream().map(ticket -> TicketRow.of(ticket, now)).toList();
        }
    }

    static BoardView of(Board board) {
        return new BoardView(
                board.site().store().id(),
                board.site().store().name(),
                board.day().businessDay(),
                board.day().open(),
                board.day().closesAt(),
                board.version(),
                board.lines().stream().map(line -> Line.of(board, line)).toList(),
                board.tables());
    }
}
