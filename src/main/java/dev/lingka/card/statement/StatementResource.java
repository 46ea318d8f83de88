package dev.lingka.card.statement;

import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.Months;
import dev.lingka.shared.problem.ProblemTexts;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** A month of one's own card. */
@Path("/api/v1/member/card/statement")
@RolesAllowed({"member", "guest"})
class StatementResource {

    private static final String SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final MonthService months;
    private final CurrentActor current;

    StatementResource(MonthService months, CurrentActor current) {
        this.months = months;
        this.current = current;
    }

    /** The sum from the beginning of a month to its end, or to now.
     *
     * @param month as in {@code 2026-11}; this month when left out
     */
    @GET
    public Uni<MonthStatement> show(
            @QueryParam("cardId") UUID cardId, @QueryParam("month") String month, @Context HttpHeaders headers) {
        return told(cardId, month, headers).map(MonthService.Told::statement);
    }

    /** The same as a file. Packing it takes a while, so not on the event loop. */
    @GET
    @Path("file")
    @Produces(SPREADSHEET)
    public Uni<Response> download(
            @QueryParam("cardId") UUID cardId, @QueryParam("month") String month, @Context HttpHeaders headers) {
        return told(cardId, month, headers).chain(told -> Uni.createFrom()
                .item(() -> StatementSheet.draw(told.statement(), told.words()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .map(file -> answer(file, told.statement().month())));
    }

    private Uni<MonthService.Told> told(UUID cardId, String month, HttpHeaders headers) {
        MonthService.Wish wish = new MonthService.Wish(
                cardId, Months.read(month), ProblemTexts.choose(headers.getAcceptableLanguages()));
        return months.month(current.actor(), wish);
    }

    private static Response answer(byte[] file, String month) {
        return Response.ok(file)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"statement-" + month + ".xlsx\"")
                .build();
    }
}
