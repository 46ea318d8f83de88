package dev.lingka.queue.phone;

import dev.lingka.shared.Actor;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The numbers that the holder of this token takes: a member, or a guest who only scanned. */
@Path("/api/v1/member/queue-tickets")
@RolesAllowed({"member", "guest"})
class QueueTicketResource {

    /** The largest whole number that every client can hold. */
    private static final long MAX_VERSION = 9_007_199_254_740_991L;

    private final PhoneQueue queue;
    private final CurrentActor current;
    private final CurrentOperation operation;

    QueueTicketResource(PhoneQueue queue, CurrentActor current, CurrentOperation operation) {
        this.queue = queue;
        this.current = current;
        this.operation = operation;
    }

    @POST
    @MovesValue
    @ResponseStatus(201)
    public Uni<TicketView> take(@NotNull @Valid PlaceTicket wanted) {
        return queue.take(operation.by(current.actor()), wanted);
    }

    /**
     * The live one in that store.
     *
     * @param version what the phone has seen; with it the answer waits for news, 25 seconds at most
     */
    @GET
    @Path("current")
    public Uni<TicketView> current(
            @QueryParam("storeId") @NotNull UUID storeId,
            @QueryParam("version") @Min(0) @Max(MAX_VERSION) Long version) {
        Actor person = current.actor();
        return queue.current(person, storeId, version);
    }

    /**
     * One that may be over.
     *
     * @param version what the phone has seen; with it the answer waits for news, 25 seconds at most
     */
    @GET
    @Path("{id}")
    public Uni<TicketView> show(
            @PathParam("id") UUID id, @QueryParam("version") @Min(0) @Max(MAX_VERSION) Long version) {
        return queue.ticket(current.actor(), id, version);
    }

    /** The holder of a number that was taken from afar is there: from now on it is called. */
    @POST
    @Path("{id}/arrival")
    @MovesValue
    public Uni<TicketView> arrive(@PathParam("id") UUID id, @NotNull @Valid ArriveTicket wanted) {
        return queue.arrive(operation.by(current.actor()), id, wanted);
    }

    @POST
    @Path("{id}/cancellation")
    @MovesValue
    public Uni<TicketView> cancel(@PathParam("id") UUID id) {
        return queue.cancel(operation.by(current.actor()), id);
    }
}
