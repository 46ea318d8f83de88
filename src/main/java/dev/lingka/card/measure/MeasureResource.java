package dev.lingka.card.measure;

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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What was done about a member, for that member: why, what shows it, and until when one may appeal. */
@Path("/api/v1/member/measures")
@RolesAllowed({"member", "guest"})
class MeasureResource {

    private final AppealService appeals;
    private final MeasureReads reads;
    private final CurrentActor current;
    private final CurrentOperation operation;

    MeasureResource(AppealService appeals, MeasureReads reads, CurrentActor current, CurrentOperation operation) {
        this.appeals = appeals;
        this.reads = reads;
        this.current = current;
        this.operation = operation;
    }

    /** Newest first. */
    @GET
    public Uni<Page<MeasureView>> mine(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return reads.own(current.actor(), Cursor.decodeId(cursor), limit);
    }

    /** One for each measure, until its {@code appealUntil}. */
    @POST
    @Path("{id}/appeals")
    @MovesValue
    @ResponseStatus(201)
    public Uni<MeasureView> appeal(@PathParam("id") UUID id, @Valid @NotNull MakeAppeal appeal) {
        return appeals.appeal(operation.by(current.actor()), id, appeal);
    }
}
