package dev.lingka.queue.desk;

import static dev.lingka.merchant.staff.StaffRole.Name.HOST;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.queue.board.BoardTable;
import dev.lingka.queue.board.Boards;
import dev.lingka.queue.call.QueueTable;
import dev.lingka.queue.call.TableService;
import dev.lingka.queue.call.TableState;
import dev.lingka.queue.site.QueueSites;
import dev.lingka.shared.Ids;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.http.MovesValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The tables or counters of a store, as hosts mark them. */
@Path("/api/v1/staff/stores/{storeId}/queue/tables/{code}")
@RolesAllowed({OWNER, MANAGER, HOST})
class TableAdminResource {

    /** As in 8, A12, VIP3. */
    static final String CODE = "[A-Z]{0,3}[1-9][0-9]{0,2}";

    private final QueueDesk desk;
    private final QueueSites sites;
    private final TableService tables;
    private final Boards boards;

    TableAdminResource(QueueDesk desk, QueueSites sites, TableService tables, Boards boards) {
        this.desk = desk;
        this.sites = sites;
        this.tables = tables;
        this.boards = boards;
    }

    /** How many may sit there. */
    record PutTable(@Min(1) @Max(99) @Schema(required = true) int seats) {}

    /** What a host sees. */
    record MarkTable(@NotNull @Pattern(regexp = "free|seated|cleaning") String state) {}

    /** Adds a table, or changes its seats. The same once more changes nothing, so that it needs no key. */
    @PUT
    public Uni<BoardTable> put(
            @PathParam("storeId") UUID storeId,
            @PathParam("code") @Pattern(regexp = CODE) String code,
            @NotNull @Valid PutTable wanted) {
        StaffActor by = desk.at(storeId);
        String once = Ids.next().toString();
        return sites.at(by, storeId)
                .chain(() -> tables.put(new Operation(by.actor(), once, once), storeId, code, wanted.seats()))
                .call(() -> boards.changed(by, storeId))
                .map(TableAdminResource::view);
    }

    @POST
    @Path("state")
    @MovesValue
    public Uni<BoardTable> mark(
            @PathParam("storeId") UUID storeId,
            @PathParam("code") @Pattern(regexp = CODE) String code,
            @NotNull @Valid MarkTable wanted) {
        TableState state = TableState.valueOf(wanted.state().toUpperCase(Locale.ROOT));
        return desk.change(storeId, operation -> tables.change(operation, storeId, code, state))
                .map(TableAdminResource::view);
    }

    private static BoardTable view(QueueTable table) {
        return new BoardTable(table.code(), table.seats(), table.state().text(), table.ticketId());
    }
}
