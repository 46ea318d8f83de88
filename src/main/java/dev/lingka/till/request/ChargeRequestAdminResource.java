package dev.lingka.till.request;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;
import static dev.lingka.merchant.staff.StaffRole.Name.TERMINAL;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
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
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The till's side of a question to a phone. */
@Path("/api/v1/staff/charge-requests")
@RolesAllowed({CASHIER, MANAGER, OWNER, TERMINAL})
class ChargeRequestAdminResource {

    private final IdentifiedCharge identified;
    private final ChargeRequestService requests;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    ChargeRequestAdminResource(
            IdentifiedCharge identified,
            ChargeRequestService requests,
            CurrentStaff current,
            CurrentOperation operation) {
        this.identified = identified;
        this.requests = requests;
        this.current = current;
        this.operation = operation;
    }

    @POST
    @MovesValue
    @ResponseStatus(201)
    public Uni<ChargeRequestView> place(@NotNull @Valid PlaceChargeRequest wanted) {
        StaffActor by = current.staff();
        return identified.place(by, operation.by(by.actor()), wanted);
    }

    /** @param waitSeconds answers earlier when the request is no longer pending; 0 answers at once */
    @GET
    @Path("{id}")
    public Uni<ChargeRequestView> find(
            @PathParam("id") UUID id,
            @QueryParam("waitSeconds") @DefaultValue("0") @Min(0) @Max(LongPoll.MAX_SECONDS) int waitSeconds) {
        StaffActor reader = current.staff();
        return LongPoll.until(
                () -> requests.find(reader, id), request -> !request.state().equals("pending"), waitSeconds);
    }

    @POST
    @Path("{id}/cancellation")
    @MovesValue
    public Uni<ChargeRequestView> cancel(@PathParam("id") UUID id) {
        StaffActor by = current.staff();
        return requests.cancel(by, operation.by(by.actor()), id);
    }
}
