package dev.lingka.notification.channel;

import dev.lingka.wechat.open.PlainMessage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** A message as words, or as the first medium that WeChat keeps for the merchant's official account. */
final class PlainWords {

    private static final Map<String, PlainMessage.Type> TYPES = Map.of(
            "picture", PlainMessage.Type.PICTURE,
            "audio", PlainMessage.Type.AUDIO,
            "video", PlainMessage.Type.VIDEO);

    private PlainWords() {}

    static PlainMessage of(Parcel.Words words) {
        return new PlainMessage(text(words), medium(words.media()));
    }

    /** Without a medium. */
    static PlainMessage alone(Parcel.Words words) {
        return new PlainMessage(text(words), Optional.empty());
    }

    private static String text(Parcel.Words words) {
        return words.title() + "\n" + words.text();
    }

    private static Optional<PlainMessage.Media> medium(JsonArray media) {
        return media.stream()
                .map(JsonObject.class::cast)
                .filter(medium -> medium.getString("mediaId") != null && TYPES.containsKey(medium.getString("type")))
                .map(medium -> new PlainMessage.Media(TYPES.get(medium.getString("type")), medium.getString("mediaId")))
                .findFirst();
    }
}
