package dev.lingka.wechat.push;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.wechat.Credentials;
import dev.lingka.wechat.WechatConfig;
import dev.lingka.wechat.WechatJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * From a request to a message that WeChat wrote for this merchant: signature, age, decryption, app id. Uses real time,
 * which a shifted business clock does not move.
 */
@ApplicationScoped
class PushReader {

    private final Duration maxAge;
    private final InstantSource realTime = InstantSource.system();

    PushReader(WechatConfig config) {
        this.maxAge = config.signatureAge();
    }

    /** What to answer when WeChat checks the address. */
    String check(PushQuery query, Credentials.Push push) {
        verify(query, push);
        if (query.echo == null) {
            throw new PushRefused(PushFault.MALFORMED);
        }
        return query.echo;
    }

    /** The message of a push; in compatible mode its plain copy is not looked at. */
    JsonNode read(PushQuery query, byte[] body, Credentials own, Credentials.Push push) {
        verify(query, push);
        String text = new String(body, StandardCharsets.UTF_8);
        if (push.aesKey().isEmpty()) {
            return PushBody.read(text);
        }
        if (!query.isEncrypted()) {
            throw new PushRefused(PushFault.NOT_ENCRYPTED);
        }
        return decrypt(query, PushBody.read(text), own, push);
    }

    private static JsonNode decrypt(PushQuery query, JsonNode envelope, Credentials own, Credentials.Push push) {
        String encrypted = WechatJson.text(envelope, "Encrypt").orElseThrow(() -> new PushRefused(PushFault.MALFORMED));
        if (!PushSignature.matches(query.messageSignature, push.token(), query.timestamp, query.nonce, encrypted)) {
            throw new PushRefused(PushFault.WRONG_SIGNATURE);
        }
        PushCipher.Opened opened = PushCipher.open(push.aesKey().orElseThrow(), encrypted);
        if (!own.owns(opened.appId())) {
            throw new PushRefused(PushFault.ANOTHER_APP);
        }
        return PushBody.read(opened.message());
    }

    private void verify(PushQuery query, Credentials.Push push) {
        if (!PushSignature.matches(query.signature, push.token(), query.timestamp, query.nonce)) {
            throw new PushRefused(PushFault.WRONG_SIGNATURE);
        }
        if (!isFresh(query.timestamp)) {
            throw new PushRefused(PushFault.STALE);
        }
    }

    private boolean isFresh(String timestamp) {
        try {
            Duration off = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), realTime.instant());
            return off.abs().compareTo(maxAge) < 0;
        } catch (RuntimeException e) { // no number, or one beyond all calendars
            return false;
        }
    }
}
