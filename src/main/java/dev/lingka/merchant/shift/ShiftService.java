package dev.lingka.merchant.shift;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.merchant.staff.StaffRole;
import dev.lingka.shared.Ids;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Opens and closes shifts and days by one function call each, and reads them. */
@ApplicationScoped
class ShiftService {

    private static final Set<StaffRole> OVERSEERS = Set.of(StaffRole.OWNER, StaffRole.MANAGER);

    private final ShiftRepository shifts;
    private final MoneyFunctions functions;

    ShiftService(ShiftRepository shifts, MoneyFunctions functions) {
        this.shifts = shifts;
        this.functions = functions;
    }

    /** Throws SHIFT_ALREADY_OPEN, DAY_CLOSED, STORE_CLOSED, STORE_NOT_ALLOWED or NOT_FOUND. */
    Uni<UUID> open(StaffActor by, Operation operation, OpenShift wanted) {
        by.requireStore(wanted.storeId());
        JsonObject args = new JsonObject()
                .put("shiftId", Ids.next().toString())
                .put("storeId", wanted.storeId().toString())
                .put("staffId", by.id().toString())
                .put(
                        "terminalId",
                        wanted.terminalId() == null ? null : wanted.terminalId().toString())
                .put("openingCashFen", wanted.openingCashFen());
        return functions
                .call("shift_open", operation, args)
                .map(outcome -> outcome.expect("OPENED", ShiftProblem.class))
                .map(outcome -> UUID.fromString(outcome.figures().getString("shiftId")));
    }

    /** Throws SHIFT_CLOSED when somebody was first. Check {@link #requireMayClose} before. */
    Uni<Outcome> close(Operation operation, UUID shiftId, CloseShift counted) {
        JsonObject args = new JsonObject()
                .put("shiftId", shiftId.toString())
                .put("countedCashFen", counted.countedCashFen())
                .put("note", counted.note());
        return functions
                .call("shift_close", operation, args)
                .map(outcome -> outcome.expect("CLOSED", ShiftProblem.class));
    }

    /** Throws SHIFTS_OPEN, DAY_CLOSED, DAY_NOT_BEGUN, STORE_NOT_ALLOWED or NOT_FOUND. */
    Uni<DayView> closeDay(StaffActor by, Operation operation, CloseDay wanted) {
        by.requireStore(wanted.storeId());
        JsonObject args = new JsonObject()
                .put("storeId", wanted.storeId().toString())
                .put("businessDay", wanted.businessDay().toString())
                .put("note", wanted.note());
        return functions
                .call("day_close", operation, args)
                .map(outcome -> outcome.expect("CLOSED", ShiftProblem.class))
                .map(outcome -> DayView.of(outcome.figures()));
    }

    /** Throws NOT_FOUND, also for one at a store that is not the reader's. */
    @WithTransaction
    Uni<ShiftView> find(StaffActor reader, UUID id) {
        return shifts.find(reader.merchantId(), id)
                .map(shift -> known(reader, shift))
                .map(ShiftView::of);
    }

    /** The reader's own open one; throws SHIFT_REQUIRED when there is none. */
    @WithTransaction
    Uni<ShiftView> current(StaffActor reader) {
        return shifts.open(reader.merchantId(), reader.id())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(ShiftProblem.SHIFT_REQUIRED))
                .map(ShiftView::of);
    }

    @WithTransaction
    Uni<Page<ShiftView>> page(StaffActor reader, ShiftRepository.Filter filter) {
        return shifts.page(reader, filter).map(read -> Page.of(read, filter.limit(), shift -> Cursor.of(shift.id))
                .map(ShiftView::of));
    }

    /** Throws SHIFT_NOT_YOURS unless it is the actor's own or one under them, and NOT_FOUND. */
    @WithTransaction
    Uni<Void> requireMayClose(StaffActor by, UUID id) {
        return shifts.find(by.merchantId(), id)
                .map(shift -> known(by, shift))
                .invoke(shift -> {
                    if (!shift.staffId.equals(by.id()) && !OVERSEERS.contains(by.role())) {
                        throw ProblemException.of(ShiftProblem.SHIFT_NOT_YOURS);
                    }
                })
                .replaceWithVoid();
    }

    private static Shift known(StaffActor reader, Shift shift) {
        if (shift == null || !reader.mayActAt(shift.storeId)) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return shift;
    }
}
