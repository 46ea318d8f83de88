package dev.lingka.card.measure;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.member.MemberService;
import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.AnsweredWith;
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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Measures on a member, for those who lead the house. */
@Path("/api/v1/staff/members/{id}/measures")
@RolesAllowed({OWNER, MANAGER})
class MeasureAdminResource {

    private final MeasureService measures;
    private final MeasureReads reads;
    private final MemberService members;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    MeasureAdminResource(
            MeasureService measures,
            MeasureReads reads,
            MemberService members,
            CurrentStaff current,
            CurrentOperation operation) {
        this.measures = measures;
        this.reads = reads;
        this.members = members;
        this.current = current;
        this.operation = operation;
    }

    /** Newest first. */
    @GET
    public Uni<Page<MeasureDetail>> page(
            @PathParam("id") UUID id,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        StaffActor staff = current.staff();
        UUID before = Cursor.decodeId(cursor);
        return members.find(staff, id).chain(person -> reads.ofMember(staff, person.id(), before, limit));
    }

    /** 201 with a warning, which holds at once; 202 with the request that a second person decides about. */
    @POST
    @MovesValue
    @AnsweredWith({201, 202})
    public Uni<RestResponse<ProposedMeasure>> propose(@PathParam("id") UUID id, @Valid @NotNull TakeMeasure wanted) {
        StaffActor staff = current.staff();
        return measures.propose(staff, operation.by(staff.actor()), id, wanted)
                .map(proposed ->
                        RestResponse.status(proposed.approval() == null ? Status.CREATED : Status.ACCEPTED, proposed));
    }
}
