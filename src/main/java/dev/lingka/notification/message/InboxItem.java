package dev.lingka.notification.message;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.notification.MessageClass;
import dev.lingka.shared.http.Cursor;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A message in an inbox, in both languages. */
record InboxItem(
        UUID id,
        MessageClass messageClass,
        String kind,
        LocalizedText title,
        LocalizedText text,
        String page,
        List<Media> media,
        Instant since,
        boolean read,
        boolean clicked) {

    static InboxItem of(Row row) {
        return new InboxItem(
                row.getUUID("id"),
                MessageClass.of(row.getString("class")),
                row.getString("kind"),
                LocalizedText.of(row.getJsonObject("title")),
                LocalizedText.of(row.getJsonObject("text")),
                row.getString("page"),
                media(row),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getOffsetDateTime("read_at") != null,
                row.getOffsetDateTime("clicked_at") != null);
    }

    static List<Media> media(Row row) {
        var told = row.getJsonArray("media");
        return IntStream.range(0, told.size())
                .mapToObj(told::getJsonObject)
                .map(Media::of)
                .toList();
    }

    Cursor cursor() {
        return Cursor.of(since, id);
    }

    MessageView view() {
        return new MessageView(id, messageClass, kind, title, text, page, media, since, read, clicked);
    }

    /** For the person's own file. */
    JsonObject json() {
        return new JsonObject()
                .put("kind", kind)
                .put("title", title.json())
                .put("text", text.json())
                .put("at", since.toString());
    }
}
