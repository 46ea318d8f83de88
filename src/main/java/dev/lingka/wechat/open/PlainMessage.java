package dev.lingka.wechat.open;

import java.util.Optional;

/**
 * Words, or a picture, a sound or a film by WeChat's id of it: what customer-service and mass messages carry.
 *
 * @param media empty for words
 */
public record PlainMessage(String text, Optional<Media> media) {

    /** What WeChat keeps for the app under this id. */
    public record Media(Type type, String id) {}

    /** What a medium is. */
    public enum Type {
        PICTURE,
        AUDIO,
        VIDEO
    }
}
