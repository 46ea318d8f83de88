package dev.lingka.notification.preview;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.notification.Channel;
import dev.lingka.notification.channel.SubscribeFields;
import dev.lingka.notification.message.PlanMessage.Words;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a message would read.
 *
 * @param channels in the order in which they would be tried; the inbox has the text anyway
 */
record PreviewView(LocalizedText title, LocalizedText text, List<ChannelPreview> channels) {

    /** @param fields of its template; empty for a channel that says the text itself */
    record ChannelPreview(Channel channel, List<FieldPreview> fields) {}

    /**
     * A field of a template.
     *
     * @param value as the channel takes it
     * @param full as it was meant; null where nothing was cut
     * @param fits false where WeChat refuses the whole message for it
     */
    record FieldPreview(String name, String value, @Schema(nullable = true) String full, boolean fits) {

        static FieldPreview of(Channel channel, String name, String value) {
            if (channel == Channel.SMS || !SubscribeFields.isKey(name)) {
                return new FieldPreview(name, value, null, true);
            }
            String fitting = SubscribeFields.fit(name, value);
            return new FieldPreview(
                    name, fitting, fitting.equals(value) ? null : value, SubscribeFields.fits(name, fitting));
        }
    }

    static PreviewView of(Words words) {
        return new PreviewView(
                words.title(),
                words.text(),
                words.channels().stream()
                        .map(channel -> new ChannelPreview(channel, fields(channel, words.templates())))
                        .toList());
    }

    private static List<FieldPreview> fields(Channel channel, JsonObject templates) {
        JsonObject template = templates.getJsonObject(channel.text(), new JsonObject());
        JsonObject fields = template.getJsonObject(channel == Channel.SMS ? "params" : "fields", new JsonObject());
        return fields.stream()
                .map(field -> FieldPreview.of(channel, field.getKey(), String.valueOf(field.getValue())))
                .toList();
    }
}
