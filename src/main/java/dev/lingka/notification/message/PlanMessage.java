package dev.lingka.notification.message;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.notification.Channel;
import dev.lingka.notification.MessageClass;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something to be said to one person.
 *
 * @param key says that it is this and no other: planned once, whoever asks; at most 200 characters
 * @param source what it came of, as in {@code event:RechargePaid:17}; at most 120 characters
 * @param why what the planner adds to its reason, {@code {"campaign": {zh, en}, "segment": {zh, en}}}; may be empty
 * @param page of the mini-program; null for none
 * @param channels tried in this order; the inbox has it anyway
 * @param templates what channels need beside the text, rendered: {@code {"subscribe": {"template", "fields"}, …}}
 * @param value 0 to 1000: of several for one person the most valuable is said first, and caps stop the others
 * @param dueAt not before then; null for now
 * @param notAfter by no channel after that; null without an end
 */
public record PlanMessage(
        String key,
        UUID memberId,
        MessageClass messageClass,
        String kind,
        String source,
        JsonObject why,
        LocalizedText title,
        LocalizedText text,
        String page,
        List<Media> media,
        List<Channel> channels,
        JsonObject templates,
        int value,
        Instant dueAt,
        Instant notAfter) {

    /** Of a kind of the programme: service, at once. */
    public static PlanMessage service(
            String key, UUID memberId, String kind, String source, Words words, Instant notAfter) {
        return new PlanMessage(
                key,
                memberId,
                MessageClass.TRANSACTIONAL,
                kind,
                source,
                new JsonObject(),
                words.title(),
                words.text(),
                words.page(),
                List.of(),
                words.channels(),
                words.templates(),
                0,
                null,
                notAfter);
    }

    /** Words of marketing for one person, at once and without a cause to tell. */
    public static PlanMessage marketing(String key, UUID memberId, String kind, String source, Words words) {
        return new PlanMessage(
                key,
                memberId,
                MessageClass.MARKETING,
                kind,
                source,
                new JsonObject(),
                words.title(),
                words.text(),
                words.page(),
                List.of(),
                words.channels(),
                words.templates(),
                0,
                null,
                null);
    }

    /** What is said, all placeholders filled. */
    public record Words(
            LocalizedText title, LocalizedText text, String page, List<Channel> channels, JsonObject templates) {}

    JsonObject json() {
        return new JsonObject()
                .put("key", key)
                .put("memberId", memberId.toString())
                .put("class", messageClass.text())
                .put("kind", kind)
                .put("source", source)
                .put("why", why)
                .put("title", title.json())
                .put("text", text.json())
                .put("page", page)
                .put("media", new JsonArray(media.stream().map(Media::json).toList()))
                .put(
                        "channels",
                        new JsonArray(channels.stream().map(Channel::text).toList()))
                .put("templates", templates)
                .put("value", value)
                .put("dueAt", dueAt == null ? null : dueAt.toString())
                .put("notAfter", notAfter == null ? null : notAfter.toString());
    }
}
