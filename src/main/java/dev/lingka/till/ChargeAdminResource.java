package dev.lingka.till;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;
import static dev.lingka.merchant.staff.StaffRole.Name.TERMINAL;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.AnsweredWith;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import dev.lingka.shared.problem.ProblemTexts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Charges by scanned code. 201 with the sale, or 202 with a request that waits for the member's word. */
@Path("/api/v1/staff/charges")
@RolesAllowed({CASHIER, MANAGER, OWNER, TERMINAL})
class ChargeAdminResource {

    private final ChargeService charges;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    ChargeAdminResource(ChargeService charges, CurrentStaff current, CurrentOperation operation) {
        this.charges = charges;
        this.current = current;
        this.operation = operation;
    }

    @POST
    @MovesValue
    @AnsweredWith({201, 202})
    public Uni<RestResponse<ChargeAnswer>> charge(@NotNull @Valid PlaceCharge wanted, @Context HttpHeaders headers) {
        StaffActor by = current.staff();
        return charges.charge(
                        by, operation.by(by.actor()), wanted, ProblemTexts.choose(headers.getAcceptableLanguages()))
                .map(answer -> RestResponse.status(answer.sale() == null ? Status.ACCEPTED : Status.CREATED, answer));
    }
}
