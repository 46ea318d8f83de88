package dev.lingka.notification.report;

import dev.lingka.notification.Channel;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * What a channel says became of a message.
 *
 * @param providerId by which the channel took it
 * @param messageId whose it is; null where the channel does not say
 * @param error the provider's code, at most 64 characters; null for none
 */
record Report(int merchantId, Channel channel, String providerId, boolean delivered, UUID messageId, String error) {

    /** Of WeChat, which knows its own ids alone. */
    static Report ofWechat(int merchantId, Channel channel, String providerId, boolean delivered) {
        return new Report(merchantId, channel, providerId, delivered, null, null);
    }

    JsonObject json() {
        return new JsonObject()
                .put("channel", channel.text())
                .put("provider", providerId)
                .put("delivered", delivered)
                .put("message", messageId == null ? null : messageId.toString())
                .put("error", error);
    }
}
