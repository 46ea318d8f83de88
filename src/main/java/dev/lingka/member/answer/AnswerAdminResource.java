package dev.lingka.member.answer;

import static dev.lingka.merchant.staff.StaffRole.Name.AUDITOR;
import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.HOST;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.member.MemberRules;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** What members answered, for staff: each role sees what the programme opens to it. */
@Path("/api/v1/staff/members/{id}/answers")
@RolesAllowed({OWNER, MANAGER, CASHIER, HOST, MARKETING, FINANCE, AUDITOR})
class AnswerAdminResource {

    private final AnswerService answers;
    private final ProgrammeService programmes;
    private final CurrentStaff current;

    AnswerAdminResource(AnswerService answers, ProgrammeService programmes, CurrentStaff current) {
        this.answers = answers;
        this.programmes = programmes;
        this.current = current;
    }

    /** By code; only what this role may see. */
    record VisibleAnswers(JsonNode answers) {

        @Override
        public String toString() {
            return "VisibleAnswers[…]";
        }
    }

    @GET
    public Uni<VisibleAnswers> show(@PathParam("id") UUID id) {
        StaffActor staff = current.staff();
        return programmes
                .current(staff)
                .chain(programme -> answers.visibleTo(staff, id, programme.section(MemberRules.class)))
                .map(visible -> new VisibleAnswers(visible.told()));
    }
}
