package dev.lingka.recharge;

import dev.lingka.member.session.CurrentSession;
import dev.lingka.shared.http.AnsweredWith;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.MovesValue;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** A member's recharges. */
@Path("/api/v1/member/recharge-orders")
@RolesAllowed("member")
class RechargeResource {

    private final RechargeService recharges;
    private final CurrentActor caller;
    private final CurrentSession session;
    private final CurrentOperation operation;

    RechargeResource(
            RechargeService recharges, CurrentActor caller, CurrentSession session, CurrentOperation operation) {
        this.recharges = recharges;
        this.caller = caller;
        this.session = session;
        this.operation = operation;
    }

    /** 201 with the payment parameters; 202 while WeChat's answer is unknown: ask again with the same key. */
    @POST
    @MovesValue
    @AnsweredWith({201, 202})
    public Uni<RestResponse<PayingView>> place(@NotNull @Valid PlaceRecharge request) {
        return recharges
                .place(operation.by(caller.actor()), session.identityId(), request)
                .map(paying -> RestResponse.status(
                        paying.isUnsure() ? Status.ACCEPTED : Status.CREATED, PayingView.of(paying)));
    }

    @GET
    public Uni<Page<RechargeView>> page(
            @QueryParam("cardId") UUID cardId,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return recharges
                .pageOfMember(caller.actor(), cardId, Cursor.decodeId(cursor), limit)
                .map(page -> page.map(RechargeView::of));
    }

    /** The order's state by our books; what the phone was told by WeChat proves nothing. */
    @GET
    @Path("/{id}")
    public Uni<RechargeView> find(UUID id) {
        return recharges.ofMember(caller.actor(), id).map(RechargeView::of);
    }

    /** Gives an unpaid order up. The state in the answer says whether the payment was faster. */
    @POST
    @Path("/{id}/cancellation")
    public Uni<RechargeView> cancel(UUID id) {
        return recharges.cancel(caller.actor(), id).map(RechargeView::of);
    }
}
