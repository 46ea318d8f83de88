package dev.lingka.sandbox.wechat.crypt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The lower-case hex digests of the open platform and of bills. */
public final class Hashes {
    private Hashes() {}

    public static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The signature of message pushes: the parts in dictionary order, put together without a separator. */
    public static String sortedSha1(String... parts) {
        String[] sorted = parts.clone();
        Arrays.sort(sorted);
        return sha1(String.join("", sorted).getBytes(UTF_8));
    }

    /** The session signature of 1.4: the key is the base64 text of session_key itself, not what it encodes. */
    public static String sessionSignature(String sessionKey, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(sessionKey.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
