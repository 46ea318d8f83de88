package dev.lingka.queue.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.zip.CRC32;

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
     * @param id tells them apart after a lost connection too: the board's version, and a mark of the text, for the
     *     clock opens and closes a store without a change
     */
    public record Picture(Object content, String id, String text) {}

    /** Draws a picture once for all who watch. */
    public Picture picture(Object content, long version, Object view) {
        try {
            String text = json.writeValueAsString(view);
            return new Picture(content, version + "." + mark(text), text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String mark(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    /**
     * Events {@code board} whose id begins with the board's version. Where nothing is new a board becomes a comment,
     * which shows that the stream lives.
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
                            .id(drawn.id())
                            .reconnectDelay(RECONNECT_MILLIS)
                            .data(String.class, drawn.text())
                            .build();
        }

        private boolean isKnown(Picture drawn) {
            return picture == null
                    ? drawn.id().equals(lastEventId)
                    : picture.content().equals(drawn.content());
        }
    }
}
