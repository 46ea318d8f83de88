package dev.lingka.queue.desk;

import static dev.lingka.merchant.staff.StaffRole.Name.HOST;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.queue.call.CallService;
import dev.lingka.queue.call.CallTicket;
import dev.lingka.queue.call.Undone;
import dev.lingka.queue.line.Line;
import dev.lingka.queue.line.LineService;
import dev.lingka.queue.site.QueueSite;
import dev.lingka.queue.site.QueueSites;
import dev.lingka.shared.http.MovesValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What hosts do with a line. */
@Path("/api/v1/staff/stores/{storeId}/queue/lines/{line}")
@RolesAllowed({OWNER, MANAGER, HOST})
class LineAdminResource {

    private final QueueDesk desk;
    private final QueueSites sites;
    private final CallService calls;
    private final LineService lines;

    LineAdminResource(QueueDesk desk, QueueSites sites, CallService calls, LineService lines) {
        this.desk = desk;
        this.sites = sites;
        this.calls = calls;
        this.lines = lines;
    }

    /** @param ticketId who is called; the next in turn without it */
    record CallNext(UUID ticketId) {}

    /** @param message what people read who want a number meanwhile */
    record PauseLine(@Valid LocalizedText message) {}

    /** Whether a line gives numbers. */
    record PausedView(String line, boolean paused, @Schema(nullable = true) LocalizedText message, long version) {

        static PausedView of(Line line) {
            return new PausedView(line.code(), line.paused(), line.message(), line.version());
        }
    }

    /** @param kind of the step that was undone, as in {@code call} */
    record UndoneView(String kind, TicketRow ticket) {}

    /** The next in turn who is there, or a certain one. */
    @POST
    @Path("calls")
    @MovesValue
    public Uni<TicketRow> call(
            @PathParam("storeId") UUID storeId, @PathParam("line") String line, @NotNull @Valid CallNext wanted) {
        Uni<QueueSite> site = site(storeId);
        return desk.step(storeId, operation -> site.map(
                        found -> new CallTicket(storeId, line, wanted.ticketId(), found.terms(found.line(line))))
                .chain(call -> calls.call(operation, call)));
    }

    /** Takes a host's last step back, unless something came of it since. */
    @POST
    @Path("undo")
    @MovesValue
    public Uni<UndoneView> undo(@PathParam("storeId") UUID storeId, @PathParam("line") String line) {
        Uni<QueueSite> known = known(storeId, line);
        return desk.change(storeId, operation -> known.chain(() -> calls.undo(operation, storeId, line)))
                .map(this::view);
    }

    private UndoneView view(Undone undone) {
        return new UndoneView(undone.kind(), desk.row(undone.ticket()));
    }

    @POST
    @Path("pause")
    @MovesValue
    public Uni<PausedView> pause(
            @PathParam("storeId") UUID storeId, @PathParam("line") String line, @NotNull @Valid PauseLine wanted) {
        Uni<QueueSite> known = known(storeId, line);
        return desk.change(
                        storeId,
                        operation -> known.chain(() -> lines.pause(operation, storeId, line, wanted.message())))
                .map(PausedView::of);
    }

    @POST
    @Path("resumption")
    @MovesValue
    public Uni<PausedView> resume(@PathParam("storeId") UUID storeId, @PathParam("line") String line) {
        Uni<QueueSite> known = known(storeId, line);
        return desk.change(storeId, operation -> known.chain(() -> lines.resume(operation, storeId, line)))
                .map(PausedView::of);
    }

    private Uni<QueueSite> site(UUID storeId) {
        StaffActor by = desk.at(storeId);
        return sites.at(by, storeId).map(QueueSite::withQueue);
    }

    /** Throws LINE_UNKNOWN for a line that the programme does not have. */
    private Uni<QueueSite> known(UUID storeId, String line) {
        return site(storeId).invoke(found -> found.line(line));
    }
}
