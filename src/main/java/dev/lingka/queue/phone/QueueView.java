package dev.lingka.queue.phone;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.queue.board.Board;
import dev.lingka.queue.board.BoardLine;
import dev.lingka.queue.rule.PartySize;
import dev.lingka.queue.rule.QueueDay;
import dev.lingka.queue.wait.WaitRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A store's queue as people see it who think of taking a number.
 *
 * @param opensAt of the opening that is, else of the next one; null when none is near
 * @param lastTicketAt of the same opening: no number is given from then on
 * @param remoteAllowed whether a number can be taken from afar
 */
record QueueView(
        UUID storeId,
        String storeName,
        LocalDate businessDay,
        boolean open,
        @Schema(nullable = true) Instant opensAt,
        @Schema(nullable = true) Instant lastTicketAt,
        @Schema(nullable = true) Instant closesAt,
        boolean remoteAllowed,
        long version,
        List<Line> lines) {

    /**
     * A line of it.
     *
     * @param partyFrom null for a line that is chosen by its name
     * @param waiting how many a number taken now would have ahead, but for those of other levels
     * @param waitRange for who takes a number now; null while nobody knows
     */
    @Schema(name = "QueueViewLine")
    record Line(
            String code,
            LocalizedText name,
            String prefix,
            @Schema(nullable = true) Integer partyFrom,
            @Schema(nullable = true) Integer partyTo,
            int waiting,
            @JsonProperty("wait") @Schema(nullable = true) WaitRange waitRange,
            boolean full,
            boolean paused,
            @Schema(nullable = true) LocalizedText pauseMessage) {

        static Line of(Board board, BoardLine line) {
            PartySize party = line.rules().party();
            int waiting = line.waiting().size();
            return new Line(
                    line.code(),
                    line.name(),
                    line.rules().prefix(),
                    party == null ? null : party.from(),
                    party == null ? null : party.to(),
                    waiting,
                    board.range(line.code(), waiting).orElse(null),
                    line.isFull(),
                    line.paused(),
                    line.message());
        }
    }

    static QueueView of(Board board) {
        QueueDay day = board.day();
        return new QueueView(
                board.site().store().id(),
                board.site().store().name(),
                day.businessDay(),
                day.open(),
                day.opensAt(),
                day.lastTicketAt(),
                day.closesAt(),
                board.site().rules().remote() != null,
                board.version(),
                board.lines().stream()
                        .filter(line -> line.rules() != null)
                        .map(line -> Line.of(board, line))
                        .toList());
    }
}
