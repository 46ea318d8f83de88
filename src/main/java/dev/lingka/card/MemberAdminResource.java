package dev.lingka.card;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.member.MemberService;
import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.shared.redis.Attempts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Members, for staff who stand before them: found by an exact phone or card number alone, masked, recorded. */
@Path("/api/v1/staff/members")
@RolesAllowed({OWNER, MANAGER, CASHIER, FINANCE})
class MemberAdminResource {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int SEARCHES = 120;

    private final CardDetailService details;
    private final MemberService members;
    private final Attempts attempts;
    private final CurrentStaff current;

    MemberAdminResource(CardDetailService details, MemberService members, Attempts attempts, CurrentStaff current) {
        this.details = details;
        this.members = members;
        this.attempts = attempts;
        this.current = current;
    }

    /**
     * A member as staff see them.
     *
     * @param phone masked; null without one
     */
    record MemberView(
            UUID id,
            String kind,
            String status,
            @Schema(nullable = true) String phone,
            @Schema(nullable = true) Instant joinedAt,
            List<CardDetail> cards) {}

    /** Whoever looks numbers up by the dozen is stopped: a list of members cannot be had this way. */
    @GET
    public Uni<Page<CardDetail>> search(
            @QueryParam("phone") @Pattern(regexp = "[0-9+() -]{5,30}") String phone,
            @QueryParam("cardNumber") @Pattern(regexp = "[0-9 ]{1,32}") String cardNumber) {
        StaffActor staff = current.staff();
        return attempts.add(staff, "member-search", staff.principal(), WINDOW)
                .invoke(MemberAdminResource::requireCalm)
                .chain(() -> details.search(staff, new Identification(phone, cardNumber, null)));
    }

    @GET
    @Path("{id}")
    public Uni<MemberView> show(@PathParam("id") UUID id) {
        StaffActor staff = current.staff();
        return details.ofMember(staff, id).chain(cards -> members.find(staff, id)
                .map(person -> new MemberView(
                        person.id(),
                        person.kind().name().toLowerCase(Locale.ROOT),
                        person.status().name().toLowerCase(Locale.ROOT),
                        person.phoneMasked(),
                        person.joinedAt(),
                        cards)));
    }

    private static void requireCalm(long searches) {
        if (searches > SEARCHES) {
            throw ProblemException.of(CommonProblem.TOO_MANY_REQUESTS, Map.of("retryAfterSeconds", WINDOW.toSeconds()));
        }
    }
}
