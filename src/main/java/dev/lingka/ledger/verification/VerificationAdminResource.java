package dev.lingka.ledger.verification;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffRole;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Verification for auditors. */
@Path("/api/v1/staff/ledger/verification")
@RolesAllowed({StaffRole.Name.AUDITOR, StaffRole.Name.FINANCE, StaffRole.Name.OWNER})
public class VerificationAdminResource {

    private final VerificationService verifications;
    private final CurrentStaff current;

    VerificationAdminResource(VerificationService verifications, CurrentStaff current) {
        this.verifications = verifications;
        this.current = current;
    }

    /** Looks now; 200 whether or not it is sound. */
    @GET
    public Uni<Verification> verify() {
        return verifications.verify(current.staff());
    }
}
