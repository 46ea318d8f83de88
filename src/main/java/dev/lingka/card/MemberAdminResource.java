package dev.lingka.card;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.member.MemberService;
import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Members, for staff who stand before them: found by an exact phone or card number alone, masked, recorded. */
@Path("/api/v1/staff/members")
@RolesAllowed({OWNER, MANAGER, CASHIER, FINANCE})
class MemberAdminResource {

    private final CardDetailService details;
    private final MemberService members;
    private final SearchLimit limit;
    private final CurrentStaff current;

    MemberAdminResource(CardDetailService details, MemberService members, SearchLimit limit, CurrentStaff current) {
        this.details = details;
        this.members = members;
        this.limit = limit;
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

    /** By one number or phone, so often and no more. */
    @GET
    public Uni<Page<CardDetail>> search(
            @QueryParam("phone") @Pattern(regexp = "[0-9+() -]{5,30}") String phone,
            @QueryParam("cardNumber") @Pattern(regexp = "[0-9 ]{1,32}") String cardNumber) {
        StaffActor staff = current.staff();
        return limit.count(staff).chain(() -> details.search(staff, new Identification(phone, cardNumber, null)));
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
}
