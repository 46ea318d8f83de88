package dev.lingka.tier.benefit;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.HOST;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Benefits granted at the counter or the desk. */
@Path("/api/v1/staff/members/{id}/benefits")
@RolesAllowed({OWNER, MANAGER, CASHIER, HOST, TERMINAL})
class BenefitAdminResource {

    private static final int CREATED = 201;

    private final BenefitService benefits;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    BenefitAdminResource(BenefitService benefits, CurrentStaff current, CurrentOperation operation) {
        this.benefits = benefits;
        this.current = current;
        this.operation = operation;
    }

    @POST
    @Path("{code}/uses")
    @MovesValue
    @ResponseStatus(CREATED)
    public Uni<BenefitUseView> use(
            @PathParam("id") UUID id,
            @PathParam("code") @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String code,
            @NotNull @Valid UseBenefit wanted) {
        StaffActor staff = current.staff();
        return benefits.use(staff, operation.by(staff.actor()), id, code, wanted);
    }
}
