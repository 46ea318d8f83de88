package dev.lingka.campaign.fact;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Has all facts of the merchant gathered anew; segments are counted meanwhile as ever. */
@Path("/api/v1/staff/fact-rebuilds")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class RebuildAdminResource {

    private final RebuildService rebuilds;
    private final CurrentStaff current;

    RebuildAdminResource(RebuildService rebuilds, CurrentStaff current) {
        this.rebuilds = rebuilds;
        this.current = current;
    }

    /** 202: it is done in the background, one at a time. */
    @POST
    @ResponseStatus(202)
    public Uni<RebuildView> ask() {
        return rebuilds.ask(everywhere());
    }

    /** The newest ones first. */
    @GET
    public Uni<Page<RebuildView>> newest() {
        return rebuilds.newest(everywhere()).map(found -> new Page<>(found, null));
    }

    /** It is about all members, so it is for staff of all stores. */
    private StaffActor everywhere() {
        StaffActor staff = current.staff();
        staff.requireAllStores();
        return staff;
    }
}
