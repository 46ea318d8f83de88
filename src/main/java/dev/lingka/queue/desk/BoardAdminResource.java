package dev.lingka.queue.desk;

import static dev.lingka.merchant.staff.StaffRole.Name.HOST;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;
import static dev.lingka.merchant.staff.StaffRole.Name.TERMINAL;

import dev.lingka.queue.board.Board;
import dev.lingka.queue.board.BoardEvents;
import dev.lingka.queue.board.BoardEvents.Picture;
import dev.lingka.queue.board.Boards;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** A store's whole queue, for those who work at it. */
@Path("/api/v1/staff/stores/{storeId}/queue")
@RolesAllowed({OWNER, MANAGER, HOST, TERMINAL})
class BoardAdminResource {

    private final QueueDesk desk;
    private final Boards boards;
    private final BoardEvents events;

    BoardAdminResource(QueueDesk desk, Boards boards, BoardEvents events) {
        this.desk = desk;
        this.boards = boards;
        this.events = events;
    }

    @GET
    public Uni<BoardView> show(@PathParam("storeId") UUID storeId) {
        return desk.board(storeId).map(BoardView::of);
    }

    /**
     * The same at once, after every change, and when the clock opens or closes the store, as events {@code board}. The
     * stream ends after some minutes, to be opened again with a fresh token.
     */
    @GET
    @Path("events")
    @Watching
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = BoardView.class)))
    public Multi<OutboundSseEvent> events(
            @PathParam("storeId") UUID storeId,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String lastEventId,
            @Context Sse sse) {
        Multi<Board> watched = boards.watch(desk.at(storeId), storeId).select().first(boards.longestStream());
        return events.of(watched, this::picture, sse, lastEventId);
    }

    private Picture picture(Board board) {
        return board.drawn(this::drawn, Picture.class);
    }

    private Picture drawn(Board board) {
        BoardView view = BoardView.of(board);
        return events.picture(view, view.version(), view);
    }
}
