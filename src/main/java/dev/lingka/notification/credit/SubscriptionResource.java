package dev.lingka.notification.credit;

import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.ResponseStatus;

/** WeChat's question whether we may write: what to ask now, and what the person answered. */
@Path("/api/v1/member/subscriptions")
@RolesAllowed({"member", "guest"})
class SubscriptionResource {

    private final CreditService credits;
    private final CurrentActor current;

    SubscriptionResource(CreditService credits, CurrentActor current) {
        this.credits = credits;
        this.current = current;
    }

    /**
     * What to ask for now, all on one page; empty when nothing need be asked.
     *
     * @param moment right after a number was taken, a recharge, or anything else with the card
     */
    @GET
    public Uni<Page<WantedTemplate>> wanted(
            @QueryParam("moment") @NotNull @Pattern(regexp = Moment.NAMES) String moment) {
        return credits.wanted(current.actor(), Moment.of(moment)).map(all -> new Page<>(all, null));
    }

    /** What {@code wx.requestSubscribeMessage} gave back; templates that are none of the merchant's are left out. */
    @POST
    @ResponseStatus(204)
    public Uni<Void> told(@Valid @NotNull TellResults told) {
        return credits.told(current.actor(), told);
    }
}
