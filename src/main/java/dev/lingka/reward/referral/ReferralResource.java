package dev.lingka.reward.referral;

import dev.lingka.shared.http.CurrentActor;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The friends that the holder of this token brought. */
@Path("/api/v1/member/referrals")
@RolesAllowed("member")
class ReferralResource {

    private final ReferralService referrals;
    private final CurrentActor current;

    ReferralResource(ReferralService referrals, CurrentActor current) {
        this.referrals = referrals;
        this.current = current;
    }

    /** The own code, always the same one, and what came of it. */
    @GET
    public Uni<ReferralView> show() {
        return referrals.show(current.actor());
    }
}
