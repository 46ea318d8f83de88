package dev.lingka.wechat.notice;

import dev.lingka.wechat.Credentials;
import dev.lingka.wechat.PemKeys;
import dev.lingka.wechat.WechatConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/**
 * Says whether WeChat wrote a notice, just now: the signature over timestamp, nonce and raw bytes, by the key that the
 * merchant's settings name. Uses real time, which a shifted business clock does not move.
 */
@ApplicationScoped
class NoticeVerifier {

    private static final String PROBE = "WECHATPAY/SIGNTEST/";

    private final Duration maxAge;
    private final InstantSource realTime = InstantSource.system();

    NoticeVerifier(WechatConfig config) {
        this.maxAge = config.signatureAge();
    }

    /** Throws {@link NoticeRefused}; returns when the notice is genuine. */
    void verify(SignedNotice notice, Credentials.Pay pay) {
        if (notice.signature().startsWith(PROBE)) {
            throw new NoticeRefused(NoticeFault.SIGNATURE_PROBE);
        }
        if (!isFresh(notice.timestamp())) {
            throw new NoticeRefused(NoticeFault.STALE);
        }
        if (!notice.serial().equals(pay.publicKeyId())) {
            throw new NoticeRefused(NoticeFault.WRONG_SERIAL);
        }
        if (!isSignedBy(PemKeys.publicKey(pay.publicKeyPem()), notice)) {
            throw new NoticeRefused(NoticeFault.WRONG_SIGNATURE);
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

    static boolean isSignedBy(PublicKey key, SignedNotice notice) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((notice.timestamp() + "\n" + notice.nonce() + "\n").getBytes(StandardCharsets.UTF_8));
            signature.update(notice.body().getBytes());
            signature.update((byte) '\n');
            return signature.verify(Base64.getDecoder().decode(notice.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException e) { // not a signature at all
            return false;
        }
    }
}
