package dev.lingka.points.other;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Points for a review that the merchant has seen, wherever it was written; the same one again answers what it got. */
@Path("/api/v1/staff/members/{id}/points/reviews")
class ReviewAdminResource {

    private final RewardService rewards;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    ReviewAdminResource(RewardService rewards, CurrentStaff current, CurrentOperation operation) {
        this.rewards = rewards;
        this.current = current;
        this.operation = operation;
    }

    @POST
    @MovesValue
    @RolesAllowed({MANAGER, OWNER, MARKETING})
    @ResponseStatus(201)
    public Uni<EarnedView> reward(@PathParam("id") UUID memberId, @NotNull @Valid SeenReview seen) {
        StaffActor by = current.staff();
        return rewards.review(by, operation.by(by.actor()), memberId, seen.review());
    }

    /** @param review where it stands, as {@code dianping:83412}; unique for the merchant, 1 to 200 characters */
    record SeenReview(@NotBlank @Size(max = 200) String review) {}
}
