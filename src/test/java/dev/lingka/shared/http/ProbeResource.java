package dev.lingka.shared.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Endpoints as features have them, to try the edge on; in tests only. */
@Path("/api/v1/probe")
@Produces(MediaType.APPLICATION_JSON)
public class ProbeResource {

    /** A request as features have them. */
    public record Amount(@NotNull @Min(1) Long amountFen, String note, @Valid List<Line> lines) {}

    /** A part of it. */
    public record Line(@NotNull @Min(1) @Max(99) Integer count) {}

    /** What was read. */
    public record Seen(String text) {}

    /** A closed set. */
    public enum Colour {
        RED,
        GREEN
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<Seen> amount(@Valid Amount amount) {
        return Uni.createFrom().item(new Seen(amount.amountFen() + " " + amount.note()));
    }

    @POST
    @Path("/moves")
    @PermitAll
    @MovesValue
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<Seen> moves(@Valid Amount amount) {
        return Uni.createFrom().item(new Seen(amount.amountFen() + " " + amount.note()));
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(hidden = true)
    public Seen byId(@PathParam("id") UUID id) {
        return new Seen(id.toString());
    }

    @GET
    @PermitAll
    @Operation(hidden = true)
    public Seen find(
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
            @QueryParam("after") Long after,
            @QueryParam("store") UUID store,
            @QueryParam("day") LocalDate day,
            @QueryParam("month") YearMonth month,
            @QueryParam("colour") Colour colour,
            @QueryParam("text") String text) {
        return new Seen(limit + " " + after + " " + store + " " + day + " " + month + " " + colour + " " + text);
    }

    @GET
    @Path("/slow")
    @PermitAll
    @Operation(hidden = true)
    public Uni<Seen> slow() {
        return Uni.createFrom().item(new Seen("slow")).onItem().delayIt().by(Duration.ofSeconds(2));
    }

    @GET
    @Path("/unsaid")
    @Operation(hidden = true)
    public Seen saysNothingAboutWhoMayCall() {
        return new Seen("open");
    }
}
