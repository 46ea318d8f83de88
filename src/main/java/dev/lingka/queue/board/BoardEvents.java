package dev.lingka.queue.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.function.Function;

/** Boards as Server-Sent Events. */
@ApplicationScoped
public class BoardEvents {

    private static final long RECONNECT_MILLIS = 1_000;

    private final ObjectMapper json;

    BoardEvents(ObjectMapper json) {
        this.json = json;
    }

    /**
     * What a watcher is shown of a board.
     *
     * @param content tells one picture from another: the same is not sent twice
     */
    public record Picture(Object content, long version, String text) {}

    /** Draws a picture once for all who watch. */
    public Picture picture(Object content, long version, Object view) {
        try {
            return new Picture(content, version, json.writeValueAsString(view));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Events {@code board} whose id is the board's version. Where nothing is new a board becomes a comment, which shows
     * that the stream lives.
     *
     * @param lastEventId what the watcher has seen before the connection broke; null for nothing
     */
    public Multi<OutboundSseEvent> of(
            Multi<Board> boards, Function<Board, Picture> drawing, Sse sse, String lastEventId) {
        return Multi.createFrom().deferred(() -> {
            Told told = new Told(sse, lastEventId);
            return boards.filter(board -> told.isWorthIt(board, drawing.apply(board)))
                    .map(board -> told.event(drawing.apply(board)));
        });
    }

    /** What one watcher was told last. */
    private static final class Told {

        private final Sse sse;
        private final String lastEventId;
        private Board seen;
        private Picture picture;

        Told(Sse sse, String lastEventId) {
            this.sse = sse;
            this.lastEventId = lastEventId;
        }

        /** The same board once more is a beat; another board with the same picture is nothing. */
        boolean isWorthIt(Board next, Picture drawn) {
            boolean beat = seen == next;
            seen = next;
            return beat || picture == null || !isKnown(drawn);
        }

        OutboundSseEvent event(Picture drawn) {
            boolean known = isKnown(drawn);
            picture = drawn;
            return known
                    ? sse.newEventBuilder().comment("").build()
                    : sse.newEventBuilder()
                            .name("board")
                            .id(Long.toString(drawn.version()))
                            .reconnectDelay(RECONNECT_MILLIS)
                            .data(String.class, drawn.text())
                            .build();
        }

        private boolean isKnown(Picture drawn) {
            return picture == null
                    ? Long.toString(drawn.version()).equals(lastEventId)
                    : picture.content().equals(drawn.content());
        }
    }
}
