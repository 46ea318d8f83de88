package dev.lingka.queue.display;

import dev.lingka.queue.board.Board;
import dev.lingka.queue.board.BoardEvents;
import dev.lingka.queue.board.BoardEvents.Picture;
import dev.lingka.queue.board.Boards;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** What a screen shows; its link is all that it needs. */
@Path("/api/v1/displays/{token}")
@PermitAll
@OnDisplay
class DisplayResource {

    private final CurrentDisplay current;
    private final Boards boards;
    private final BoardEvents events;

    DisplayResource(CurrentDisplay current, Boards boards, BoardEvents events) {
        this.current = current;
        this.boards = boards;
        this.events = events;
    }

    @GET
    public Uni<DisplayView> show(@PathParam("token") String token) {
        CurrentDisplay.Shown shown = current.shown();
        return boards.of(shown, shown.storeId()).map(DisplayView::of);
    }

    /** The same at once and whenever it looks different, as events {@code board}; ends when the link is revoked. */
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = DisplayView.class)))
    public Multi<OutboundSseEvent> events(
            @PathParam("token") String token,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String lastEventId,
            @Context Sse sse) {
        CurrentDisplay.Shown shown = current.shown();
        Multi<Board> watched =
                boards.watch(shown, shown.storeId()).select().first(board -> board.isFor(shown.displayId()));
        return events.of(watched, this::picture, sse, lastEventId);
    }

    private Picture picture(Board board) {
        return board.drawn(this::drawn, Drawn.class).picture();
    }

    private Drawn drawn(Board board) {
        DisplayView view = DisplayView.of(board);
        return new Drawn(events.picture(view.looks(), view.version(), view));
    }

    /** The picture for displays, apart from that for hosts. */
    private record Drawn(Picture picture) {}
}
