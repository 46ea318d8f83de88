package dev.lingka.member.eligibility;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.MovesValue;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The list of those who may join, for who leads the house. */
@Path("/api/v1/staff/eligibility-entries")
@RolesAllowed({OWNER, MANAGER})
class EligibilityAdminResource {

    private static final int CREATED = 201;

    private final EligibilityService list;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    EligibilityAdminResource(EligibilityService list, CurrentStaff current, CurrentOperation operation) {
        this.list = list;
        this.current = current;
        this.operation = operation;
    }

    /** Up to 500 at once; who is on the list already is counted and left as it is. */
    @POST
    @MovesValue
    @ResponseStatus(CREATED)
    public Uni<AddedView> add(@NotNull @Valid AddEligible wanted) {
        return list.add(operation.by(current.staff().actor()), wanted);
    }

    /** Newest first; by one phone or number, to find the entry that has it. */
    @GET
    public Uni<Page<EligibleView>> page(
            @QueryParam("phone") @Size(min = 5, max = 30) String phone,
            @QueryParam("number") @Pattern(regexp = "[0-9A-Za-z -]{2,60}") String number,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return list.page(current.staff(), phone, number, Cursor.decodeId(cursor), limit);
    }

    /** Takes one off the list. Who joined by it stays a member: leaving is for the house rules and for themselves. */
    @DELETE
    @Path("{id}")
    public Uni<EligibleView> remove(@PathParam("id") UUID id) {
        return list.remove(current.staff(), id);
    }
}
