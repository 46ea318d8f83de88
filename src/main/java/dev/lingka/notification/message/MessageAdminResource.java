package dev.lingka.notification.message;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.audit.AuditService;
import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.notification.kind.MessageKind;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** What was said to people and what became of it, for staff of the whole merchant. Each look is recorded. */
@Path("/api/v1/staff/messages")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class MessageAdminResource {

    private static final String STATUS = "planned|suppressed|sent|delivered|failed|read|clicked";

    private final MessageService messages;
    private final AuditService audit;
    private final CurrentStaff current;

    MessageAdminResource(MessageService messages, AuditService audit, CurrentStaff current) {
        this.messages = messages;
        this.audit = audit;
        this.current = current;
    }

    /**
     * Newest first.
     *
     * @param source how it begins, as in {@code campaign:} or {@code event:RechargePaid:}
     */
    @GET
    public Uni<Page<MessageRow>> page(
            @QueryParam("memberId") UUID memberId,
            @QueryParam("status") @Pattern(regexp = STATUS) String status,
            @QueryParam("kind") @Pattern(regexp = MessageKind.CODE) String kind,
            @QueryParam("source") @Pattern(regexp = "[A-Za-z0-9:._-]{1,120}") String source,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        StaffActor staff = current.staff();
        staff.requireAllStores();
        MessageFilter filter = new MessageFilter(memberId, status, kind, source);
        return messages.page(staff, filter, cursor, limit)
                .call(() -> recorded(staff, memberId == null ? "message:any" : "member:" + memberId));
    }

    /** With each channel that was tried, or why it was not. */
    @GET
    @Path("{id}")
    public Uni<MessageDetail> find(@PathParam("id") UUID id) {
        StaffActor staff = current.staff();
        staff.requireAllStores();
        return messages.find(staff, id).call(() -> recorded(staff, "message:" + id));
    }

    private Uni<Void> recorded(StaffActor staff, String subject) {
        return audit.record(staff.actor(), "message.viewed", subject, new JsonObject());
    }
}
