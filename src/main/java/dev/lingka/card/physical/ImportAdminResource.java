package dev.lingka.card.physical;

import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.shared.http.AnsweredWith;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Files of plastic cards. Only owners bring them in: a file is money that the merchant owes. */
@Path("/api/v1/staff/physical-card-imports")
@RolesAllowed(OWNER)
class ImportAdminResource {

    private static final String CSV = "text/csv";

    private final ImportService imports;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    ImportAdminResource(ImportService imports, CurrentStaff current, CurrentOperation operation) {
        this.imports = imports;
        this.current = current;
        this.operation = operation;
    }

    /** 201 for a new file, 200 for one that was imported before. */
    @POST
    @Consumes(CSV)
    @Produces(MediaType.APPLICATION_JSON)
    @MovesValue
    @AnsweredWith({200, 201})
    public Uni<RestResponse<ImportView>> take(@NotNull byte[] content) {
        return imports.take(operation.by(current.staff().actor()), content)
                .map(taken -> RestResponse.status(taken.repeated() ? Status.OK : Status.CREATED, taken));
    }

    /** The heading that a file begins with. */
    @GET
    @Path("template")
    @Produces(CSV)
    public String template() {
        return ImportFile.HEADING + "\n";
    }
}
