package dev.lingka.merchant.programme;

import static dev.lingka.merchant.staff.StaffRole.Name.AUDITOR;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.programme.change.ProgrammeChange;
import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.ProblemTexts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

/** What a version changes, in words: for those who draft it, and for the second person who agrees. */
@Path("/api/v1/staff/programme/versions/{version}/changes")
@RolesAllowed({OWNER, MANAGER, MARKETING, FINANCE, AUDITOR})
class ChangeAdminResource {

    private final ProgrammeVersionService versions;
    private final CurrentStaff current;

    ChangeAdminResource(ProgrammeVersionService versions, CurrentStaff current) {
        this.versions = versions;
        this.current = current;
    }

    /** All on one page; since the version in force unless another is named. */
    @GET
    public Uni<Page<ProgrammeChange>> changes(
            @PathParam("version") int version,
            @QueryParam("since") @Min(1) @Max(1_000_000) Integer since,
            @Context HttpHeaders headers) {
        return versions.changes(current.staff(), version, since, ProblemTexts.choose(headers.getAcceptableLanguages()))
                .map(changes -> new Page<>(changes, null));
    }
}
