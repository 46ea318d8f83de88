package dev.lingka.queue.desk;

import static dev.lingka.merchant.staff.StaffRole.Name.HOST;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;
import static dev.lingka.merchant.staff.StaffRole.Name.TERMINAL;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.queue.call.CallService;
import dev.lingka.queue.call.MoveTicket;
import dev.lingka.queue.site.QueueSites;
import dev.lingka.shared.http.MovesValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What hosts do with a party. Two who do something at once: one wins, the other is told what happened. */
@Path("/api/v1/staff/stores/{storeId}/queue/tickets")
@RolesAllowed({OWNER, MANAGER, HOST})
class TicketAdminResource {

    private final QueueDesk desk;
    private final WalkIns walkIns;
    private final CallService calls;
    private final QueueSites sites;

    TicketAdminResource(QueueDesk desk, WalkIns walkIns, CallService calls, QueueSites sites) {
        this.desk = desk;
        this.walkIns = walkIns;
        this.calls = calls;
        this.sites = sites;
    }

    /** A table for the party, if it is to be noted. */
    record SeatTicket(@Pattern(regexp = TableAdminResource.CODE) String tableCode) {}

    /** The line to which a ticket moves. */
    record ChangeLine(@NotNull @Pattern(regexp = "[a-z0-9-]{1,32}") String line) {}

    /** The ticket into which another one goes. */
    record MergeTicket(@NotNull UUID into) {}

    /** For a walk-in at the host's page, or who presses the kiosk's key. */
    @POST
    @MovesValue
    @ResponseStatus(201)
    @RolesAllowed({OWNER, MANAGER, HOST, TERMINAL})
    public Uni<TicketRow> take(@PathParam("storeId") UUID storeId, @NotNull @Valid TakeWalkIn wanted) {
        StaffActor by = desk.at(storeId);
        return desk.step(storeId, operation -> walkIns.take(by, operation, storeId, wanted));
    }

    @POST
    @Path("{id}/recall")
    @MovesValue
    public Uni<TicketRow> recall(@PathParam("storeId") UUID storeId, @PathParam("id") UUID id) {
        return desk.step(storeId, operation -> calls.recall(operation, storeId, id));
    }

    @POST
    @Path("{id}/seating")
    @MovesValue
    public Uni<TicketRow> seat(
            @PathParam("storeId") UUID storeId, @PathParam("id") UUID id, @NotNull @Valid SeatTicket wanted) {
        return desk.step(storeId, operation -> calls.seat(operation, storeId, id, wanted.tableCode()));
    }

    /** The party is not there: back by some places, or a no-show when it was skipped too often. */
    @POST
    @Path("{id}/skip")
    @MovesValue
    public Uni<TicketRow> skip(@PathParam("storeId") UUID storeId, @PathParam("id") UUID id) {
        return desk.step(storeId, operation -> calls.skip(operation, storeId, id));
    }

    @POST
    @Path("{id}/no-show")
    @MovesValue
    public Uni<TicketRow> noShow(@PathParam("storeId") UUID storeId, @PathParam("id") UUID id) {
        return desk.step(storeId, operation -> calls.noShow(operation, storeId, id));
    }

    @POST
    @Path("{id}/cancellation")
    @MovesValue
    public Uni<TicketRow> cancel(@PathParam("storeId") UUID storeId, @PathParam("id") UUID id) {
        return desk.step(storeId, operation -> calls.cancel(operation, storeId, id));
    }

    /** The host sees somebody who took the number from afar. */
    @POST
    @Path("{id}/arrival")
    @MovesValue
    public Uni<TicketRow> arrive(@PathParam("storeId") UUID storeId, @PathParam("id") UUID id) {
        return desk.step(storeId, operation -> calls.arrive(operation, storeId, id));
    }

    @POST
    @Path("{id}/move")
    @MovesValue
    public Uni<TicketRow> move(
            @PathParam("storeId") UUID storeId, @PathParam("id") UUID id, @NotNull @Valid ChangeLine wanted) {
        StaffActor by = desk.at(storeId);
        return desk.step(storeId, operation -> sites.at(by, storeId)
                .map(site -> new MoveTicket(storeId, id, wanted.line(), site.terms(site.line(wanted.line()))))
                .chain(move -> calls.move(operation, move)));
    }

    /** Two parties become one: the sizes add up, and the earlier place stays. */
    @POST
    @Path("{id}/merge")
    @MovesValue
    public Uni<TicketRow> merge(
            @PathParam("storeId") UUID storeId, @PathParam("id") UUID id, @NotNull @Valid MergeTicket wanted) {
        return desk.step(storeId, operation -> calls.merge(operation, storeId, id, wanted.into()));
    }
}
