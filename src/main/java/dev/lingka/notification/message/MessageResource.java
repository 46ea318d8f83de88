package dev.lingka.notification.message;

import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The inbox of the holder of this token: a member, or a guest who stands in a queue. */
@Path("/api/v1/member/messages")
@RolesAllowed({"member", "guest"})
class MessageResource {

    private final MessageService messages;
    private final CurrentActor current;

    MessageResource(MessageService messages, CurrentActor current) {
        this.messages = messages;
        this.current = current;
    }

    /** Newest first. */
    @GET
    public Uni<InboxView> page(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return messages.inbox(current.actor(), cursor, limit);
    }

    /** The message was on the screen. */
    @POST
    @Path("{id}/reading")
    @ResponseStatus(204)
    public Uni<Void> read(@PathParam("id") UUID id) {
        return messages.seen(current.actor(), id, false);
    }

    /** Its page was opened. */
    @POST
    @Path("{id}/click")
    @ResponseStatus(204)
    public Uni<Void> click(@PathParam("id") UUID id) {
        return messages.seen(current.actor(), id, true);
    }

    /** Why did I get this? */
    @GET
    @Path("{id}/reason")
    public Uni<ReasonView> reason(@PathParam("id") UUID id) {
        return messages.origin(current.actor(), id).map(ReasonView::of);
    }
}
