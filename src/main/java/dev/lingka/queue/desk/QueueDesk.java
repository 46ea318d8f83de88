package dev.lingka.queue.desk;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.queue.board.Board;
import dev.lingka.queue.board.Boards;
import dev.lingka.queue.ticket.Ticket;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.http.CurrentOperation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;

/** Who stands at which store's desk, and what a step there is followed by: all who watch are told. */
@RequestScoped
class QueueDesk {

    private final CurrentStaff current;
    private final CurrentOperation operation;
    private final Boards boards;
    private final Clock clock;

    QueueDesk(CurrentStaff current, CurrentOperation operation, Boards boards, Clock clock) {
        this.current = current;
        this.operation = operation;
        this.boards = boards;
        this.clock = clock;
    }

    /** Throws STORE_NOT_ALLOWED for a store that is not among the staff's own. */
    StaffActor at(UUID storeId) {
        StaffActor staff = current.staff();
        staff.requireStore(storeId);
        return staff;
    }

    /** Throws NOT_FOUND for another merchant's store, and NO_QUEUE for one without lines. */
    Uni<Board> board(UUID storeId) {
        return boards.of(at(storeId), storeId).invoke(board -> board.site().withQueue());
    }

    /** A step on one ticket: done, told to all who watch, and shown. */
    Uni<TicketRow> step(UUID storeId, Function<Operation, Uni<Ticket>> step) {
        return change(storeId, step).map(this::row);
    }

    /** Any change of the store's queue: done, and told to all who watch. */
    <T> Uni<T> change(UUID storeId, Function<Operation, Uni<T>> change) {
        StaffActor by = at(storeId);
        return change.apply(operation.by(by.actor())).call(() -> boards.changed(by, storeId));
    }

    TicketRow row(Ticket ticket) {
        return TicketRow.of(ticket, clock.instant());
    }
}
