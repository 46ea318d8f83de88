package dev.lingka.points.account;

import dev.lingka.shared.Actor;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.ProblemTexts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;

/** The points of the holder of this token. */
@Path("/api/v1/member/points")
@RolesAllowed({"member", "guest"})
class PointsResource {

    private final AccountService accounts;
    private final CurrentActor current;

    PointsResource(AccountService accounts, CurrentActor current) {
        this.accounts = accounts;
        this.current = current;
    }

    @GET
    public Uni<PointsView> show(@Context HttpHeaders headers) {
        Actor member = current.actor();
        return accounts.show(member, member.id(), locale(headers));
    }

    /** Every change, newest first, with what it was for. */
    @GET
    @Path("entries")
    public Uni<Page<PointsEntryView>> entries(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @Context HttpHeaders headers) {
        Actor member = current.actor();
        return accounts.entries(member, member.id(), new AccountService.Position(cursor, limit, locale(headers)));
    }

    private static Locale locale(HttpHeaders headers) {
        return ProblemTexts.choose(headers.getAcceptableLanguages());
    }
}
