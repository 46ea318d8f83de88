package dev.lingka.member.tag;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** Words on members, by which they are found again in segments. */
@Path("/api/v1/staff/members/{id}/tags")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class TagAdminResource {

    private final TagService tags;
    private final CurrentStaff current;

    TagAdminResource(TagService tags, CurrentStaff current) {
        this.tags = tags;
        this.current = current;
    }

    @GET
    public Uni<TagsView> show(@PathParam("id") UUID id) {
        return tags.show(current.staff(), id);
    }

    /** All tags from now on: the same again changes nothing. */
    @PUT
    public Uni<TagsView> put(@PathParam("id") UUID id, @NotNull @Valid PutTags wanted) {
        return tags.put(current.staff(), id, wanted);
    }
}
