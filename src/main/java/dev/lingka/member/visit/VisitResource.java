package dev.lingka.member.visit;

import dev.lingka.member.OwnField;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** How often each of one's own group came. */
@Path("/api/v1/member/group-visits")
@RolesAllowed("member")
class VisitResource {

    private final VisitService visits;
    private final CurrentActor current;

    VisitResource(VisitService visits, CurrentActor current) {
        this.visits = visits;
        this.current = current;
    }

    /** All of the group on one page. */
    @GET
    public Uni<Page<EntryVisits>> page(@QueryParam("group") @NotNull @Pattern(regexp = OwnField.CODE) String group) {
        return visits.own(current.actor(), group).map(all -> new Page<>(all, null));
    }
}
