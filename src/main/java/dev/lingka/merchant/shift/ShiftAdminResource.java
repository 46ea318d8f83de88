package dev.lingka.merchant.shift;

import static dev.lingka.merchant.staff.StaffRole.Name.AUDITOR;
import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.MovesValue;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Shifts and days of the stores that the actor may act at. */
@Path("/api/v1/staff/shifts")
@RolesAllowed({OWNER, MANAGER, CASHIER})
class ShiftAdminResource {

    private final ShiftService shifts;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    ShiftAdminResource(ShiftService shifts, CurrentStaff current, CurrentOperation operation) {
        this.shifts = shifts;
        this.current = current;
        this.operation = operation;
    }

    @POST
    @MovesValue
    @ResponseStatus(201)
    public Uni<ShiftView> open(@NotNull @Valid OpenShift wanted) {
        StaffActor by = current.staff();
        return shifts.open(by, operation.by(by.actor()), wanted).chain(id -> shifts.find(by, id));
    }

    @POST
    @Path("{id}/closing")
    @MovesValue
    public Uni<ShiftView> close(@PathParam("id") UUID id, @NotNull @Valid CloseShift counted) {
        StaffActor by = current.staff();
        return shifts.requireMayClose(by, id)
                .chain(() -> shifts.close(operation.by(by.actor()), id, counted))
                .chain(() -> shifts.find(by, id));
    }

    @POST
    @Path("days")
    @MovesValue
    @RolesAllowed({OWNER, MANAGER})
    public Uni<DayView> closeDay(@NotNull @Valid CloseDay wanted) {
        StaffActor by = current.staff();
        return shifts.closeDay(by, operation.by(by.actor()), wanted);
    }

    @GET
    @Path("current")
    public Uni<ShiftView> current() {
        return shifts.current(current.staff());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({OWNER, MANAGER, CASHIER, FINANCE, AUDITOR})
    public Uni<ShiftView> find(@PathParam("id") UUID id) {
        return shifts.find(current.staff(), id);
    }

    /** Newest first. */
    @GET
    @RolesAllowed({OWNER, MANAGER, FINANCE, AUDITOR})
    public Uni<Page<ShiftView>> page(
            @QueryParam("storeId") UUID storeId,
            @QueryParam("day") String day,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return shifts.page(
                current.staff(), new ShiftRepository.Filter(storeId, date(day), Cursor.decodeId(cursor), limit));
    }

    private static LocalDate date(String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid("day", "INVALID", "a date like 2026-01-31");
        }
    }
}
