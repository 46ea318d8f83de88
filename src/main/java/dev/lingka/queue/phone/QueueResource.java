package dev.lingka.queue.phone;

import dev.lingka.shared.http.CurrentActor;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** How long the wait would be, for anybody who has opened the mini-program. */
@Path("/api/v1/member/queues")
@RolesAllowed({"member", "guest"})
class QueueResource {

    private final PhoneQueue queue;
    private final CurrentActor current;

    QueueResource(PhoneQueue queue, CurrentActor current) {
        this.queue = queue;
        this.current = current;
    }

    @GET
    @Path("{storeId}")
    public Uni<QueueView> show(@PathParam("storeId") UUID storeId) {
        return queue.queue(current.actor(), storeId);
    }
}
