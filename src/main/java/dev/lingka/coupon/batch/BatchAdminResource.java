package dev.lingka.coupon.batch;

import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.MARKETING;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.AnsweredWith;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Batches of codes to print and hand out. */
@Path("/api/v1/staff/coupon-batches")
@RolesAllowed({OWNER, MANAGER, MARKETING})
class BatchAdminResource {

    private static final int MAX_CODES = 1_000;

    private final BatchService batches;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    BatchAdminResource(BatchService batches, CurrentStaff current, CurrentOperation operation) {
        this.batches = batches;
        this.current = current;
        this.operation = operation;
    }

    /** 201 with the batch, or 202 with the question to a second person. */
    @POST
    @MovesValue
    @AnsweredWith({201, 202})
    public Uni<RestResponse<BatchAnswer>> make(@NotNull @Valid MakeBatch wanted) {
        StaffActor by = current.staff();
        return batches.make(by, operation.by(by.actor()), wanted)
                .map(answer -> RestResponse.status(answer.batch() == null ? Status.ACCEPTED : Status.CREATED, answer));
    }

    /** Newest first. */
    @GET
    public Uni<Page<BatchView>> page(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return batches.page(current.staff(), Cursor.decodeId(cursor), limit);
    }

    @GET
    @Path("{id}")
    public Uni<BatchView> find(@PathParam("id") UUID id) {
        return batches.find(current.staff(), id);
    }

    /**
     * The codes as a table, once: a page can be asked for again until the next one is, all on the day they are made.
     *
     * @param from serial to begin with, from 0; the header {@code Next-From} has that of the next page, and is left out
     *     after the last
     */
    @GET
    @Path("{id}/codes")
    @Produces("text/csv")
    public Uni<RestResponse<String>> codes(
            @PathParam("id") UUID id,
            @QueryParam("from") @DefaultValue("0") @Min(0) @Max(MakeBatch.MAX_PIECES) int from,
            @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(MAX_CODES) int limit) {
        return batches.read(current.staff(), id, from, limit).map(BatchAdminResource::table);
    }

    private static RestResponse<String> table(BatchService.CodesPage page) {
        ResponseBuilder<String> answer = ResponseBuilder.ok(page.csv()).header(HttpHeaders.CACHE_CONTROL, "no-store");
        return page.next() == null
                ? answer.build()
                : answer.header("Next-From", page.next()).build();
    }
}
