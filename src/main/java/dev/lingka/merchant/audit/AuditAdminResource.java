package dev.lingka.merchant.audit;

import static dev.lingka.merchant.staff.StaffRole.Name.AUDITOR;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** The audit trail, for those who watch over it. */
@Path("/api/v1/staff/audit-entries")
@RolesAllowed({OWNER, MANAGER, FINANCE, AUDITOR})
class AuditAdminResource {

    private final AuditService audit;
    private final CurrentStaff current;

    AuditAdminResource(AuditService audit, CurrentStaff current) {
        this.audit = audit;
        this.current = current;
    }

    /** What a reader asks for, as in the address. */
    record Asked(
            @QueryParam("actor") @Size(max = 200) String actor,
            @QueryParam("action") @Size(max = 100) String action,
            @QueryParam("subject") @Size(max = 200) String subject,
            @QueryParam("from") String from,
            @QueryParam("until") String until,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {

        AuditFilter filter() {
            Cursor before = Cursor.decode(cursor, 1);
            return new AuditFilter(
                    actor,
                    action,
                    subject,
                    instant("from", from),
                    instant("until", until),
                    before == null ? null : before.number(0),
                    limit);
        }

        private static Instant instant(String field, String text) {
            try {
                return text == null ? null : Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw ProblemException.invalid(field, "INVALID", "a moment like 2026-01-31T16:00:00Z");
            }
        }
    }

    /** Newest first. */
    @GET
    public Uni<Page<AuditEntryView>> page(@BeanParam @Valid Asked asked) {
        return audit.page(current.staff(), asked.filter());
    }
}
