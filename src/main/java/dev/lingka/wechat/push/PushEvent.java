package dev.lingka.wechat.push;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.shared.InMerchant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One event that WeChat pushed.
 *
 * @param account original id of the mini-program or official account, as in {@code gh_…}
 * @param openId the user within that account
 * @param name WeChat's name of the event, as in {@code subscribe} or {@code SCAN}
 * @param sentAt when WeChat made it, in whole seconds
 * @param body the whole message; XML and JSON look alike here, numbers may be text
 */
public record PushEvent(int merchantId, String account, String openId, String name, Instant sentAt, JsonNode body)
        implements InMerchant {

    private static final String FOLLOW_PREFIX = "qrscene_";

    /** The scene of the code that was scanned, whether the user followed just now or long ago. */
    public Optional<String> scene() {
        String key = body.path("EventKey").asText("");
        String scene = key.startsWith(FOLLOW_PREFIX) ? key.substring(FOLLOW_PREFIX.length()) : key;
        return scene.isEmpty() ? Optional.empty() : Optional.of(scene);
    }

    /** The entries of a subscription event, whatever shape WeChat chose for their list. */
    public List<JsonNode> entries() {
        return PushLists.of(body);
    }

    @Override
    public String toString() {
        return "PushEvent[merchant=" + merchantId + ", name=" + name + "]";
    }
}
