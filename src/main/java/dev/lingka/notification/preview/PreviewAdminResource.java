package dev.lingka.notification.preview;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.audit.AuditService;
import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** How a message would read for a real member; nobody gets it. */
@Path("/api/v1/staff/message-previews")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class PreviewAdminResource {

    private final PreviewService previews;
    private final AuditService audit;
    private final CurrentStaff current;

    PreviewAdminResource(PreviewService previews, AuditService audit, CurrentStaff current) {
        this.previews = previews;
        this.audit = audit;
        this.current = current;
    }

    /** @param memberId whose balance and store stand in it; all else is made up */
    record PreviewMessage(@NotNull @Valid Draft draft, @NotNull UUID memberId) {}

    @POST
    public Uni<PreviewView> preview(@NotNull @Valid PreviewMessage wanted) {
        StaffActor staff = current.staff();
        staff.requireAllStores();
        wanted.draft().requireOne("draft.");
        return previews.words(staff, wanted.draft(), wanted.memberId())
                .call(() -> audit.record(
                        staff.actor(), "message.previewed", "member:" + wanted.memberId(), new JsonObject()))
                .map(PreviewView::of);
    }
}
