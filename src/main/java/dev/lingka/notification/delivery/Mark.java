package dev.lingka.notification.delivery;

import dev.lingka.notification.channel.Parcel;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * What is written down about a claimed delivery.
 *
 * @param reason why it ended without being sent; null when it was, or is tried again
 * @param providerId null keeps what is there, empty forgets it
 * @param pause until it is due again; null when it ended
 * @param doubt whether it left and nobody answered
 * @param last whether no other channel is tried after this one
 */
record Mark(
        Parcel parcel,
        String state,
        String reason,
        String providerId,
        String error,
        Duration pause,
        boolean doubt,
        boolean last) {

    static Mark sent(Parcel parcel, String providerId) {
        return new Mark(parcel, "sent", null, providerId, null, null, false, false);
    }

    static Mark delivered(Parcel parcel) {
        return new Mark(parcel, "delivered", null, null, null, null, false, false);
    }

    static Mark again(Parcel parcel, Duration pause, String error) {
        return new Mark(parcel, "pending", null, "", error, pause, false, false);
    }

    static Mark inDoubt(Parcel parcel, Duration pause, String error) {
        return new Mark(parcel, "pending", null, null, error, pause, true, false);
    }

    static Mark ended(Parcel parcel, String state, String reason, String error) {
        return new Mark(parcel, state, reason, null, error, null, false, false);
    }

    /** With it the message ends, whatever other channels it might have had. */
    Mark asLast() {
        return new Mark(parcel, state, reason, providerId, error, pause, doubt, true);
    }

    JsonObject json() {
        Parcel.Claim claim = parcel.claim();
        return new JsonObject()
                .put("merchant", claim.merchantId())
                .put("month", claim.month().toString())
                .put("message", claim.messageId().toString())
                .put("place", claim.place())
                .put("channel", parcel.channel().text())
                .put("token", claim.token().toString())
                .put("state", state)
                .put("reason", reason)
                .put("provider", providerId)
                .put("error", error)
                .put("pause", pause == null ? null : pause.toMillis())
                .put("doubt", doubt)
                .put("last", last);
    }
}
