package dev.lingka.card.conduct;

import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** The rule book, for members and for those who think about becoming one. */
@Path("/api/v1/member/rule-book")
@RolesAllowed({"member", "guest"})
class RuleBookResource {

    private final RuleBookService books;
    private final CurrentActor current;

    RuleBookResource(RuleBookService books, CurrentActor current) {
        this.books = books;
        this.current = current;
    }

    @GET
    public Uni<RuleBook> inForce() {
        return books.inForce(current.actor());
    }

    /** Newest first, one for each change of the rules. */
    @GET
    @Path("history")
    public Uni<Page<RuleBook>> history(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Cursor before = Cursor.decode(cursor, 1);
        return books.history(current.actor(), before == null ? null : before.moment(0), limit);
    }
}
