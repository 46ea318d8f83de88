package dev.lingka.till.request;

import dev.lingka.shared.Actor;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.ProblemTexts;
import dev.lingka.till.sale.SaleView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.UUID;

/** The question on the member's phone: is this charge right? */
@Path("/api/v1/member/charge-requests")
@RolesAllowed("member")
class ChargeRequestResource {

    private final ChargeRequestService requests;
    private final CurrentActor current;
    private final CurrentOperation operation;

    ChargeRequestResource(ChargeRequestService requests, CurrentActor current, CurrentOperation operation) {
        this.requests = requests;
        this.current = current;
        this.operation = operation;
    }

    /**
     * The open questions, at most one per card.
     *
     * @param seen the id of the one that the phone shows; with it the answer waits until that one is gone or a new
     * one is
     *     there
     * @param waitSeconds how long to wait for news at most; 0 answers at once
     */
    @GET
    public Uni<Page<ChargeRequestView>> pending(
            @QueryParam("seen") UUID seen,
            @QueryParam("waitSeconds") @DefaultValue("0") @Min(0) @Max(LongPoll.MAX_SECONDS) int waitSeconds) {
        Actor member = current.actor();
        return LongPoll.until(
                        () -> requests.pendingOf(member),
                        pending -> !known(seen)
                                .equals(pending.stream()
                                        .map(ChargeRequestView::id)
                                        .toList()),
                        waitSeconds)
                .map(pending -> new Page<>(pending, null));
    }

    @POST
    @Path("{id}/confirmation")
    @MovesValue
    public Uni<SaleView> confirm(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        Actor member = current.actor();
        return requests.confirm(
                member, operation.by(member), id, ProblemTexts.choose(headers.getAcceptableLanguages()));
    }

    @POST
    @Path("{id}/refusal")
    @MovesValue
    public Uni<ChargeRequestView> refuse(@PathParam("id") UUID id) {
        Actor member = current.actor();
        return requests.refuse(member, operation.by(member), id);
    }

    private static List<UUID> known(UUID seen) {
        return seen == null ? List.of() : List.of(seen);
    }
}
