package dev.lingka.wechat.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens encrypted pushes: AES-256-CBC with the first half of the key as IV and a padding of up to 32 bytes, around 16
 * random bytes, the length, the message and the app id that it is for.
 */
final class PushCipher {

    private static final int BLOCK = 32;
    private static final int RANDOM_BYTES = 16;
    private static final int IV_BYTES = 16;
    private static final int HEADER = RANDOM_BYTES + Integer.BYTES;

    private PushCipher() {}

    /** A message and whom WeChat says that it is for. */
    record Opened(String message, String appId) {

        @Override
        public String toString() {
            return "Opened[appId=" + appId + "]";
        }
    }

    /** Throws {@link PushRefused} for whatever the key does not open cleanly. */
    static Opened open(String encodedKey, String encrypted) {
        byte[] plain = decrypt(Base64.getDecoder().decode(encodedKey + "="), encrypted);
        int end = plain.length - padding(plain);
        if (end < HEADER) {
            throw new PushRefused(PushFault.NOT_DECRYPTED);
        }
        int length = ByteBuffer.wrap(plain, RANDOM_BYTES, Integer.BYTES).getInt();
        if (length < 0 || length > end - HEADER) {
            throw new PushRefused(PushFault.NOT_DECRYPTED);
        }
        return new Opened(text(plain, HEADER, HEADER + length), text(plain, HEADER + length, end));
    }

    private static byte[] decrypt(byte[] key, String encrypted) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(Arrays.copyOf(key, IV_BYTES)));
            return cipher.doFinal(Base64.getDecoder().decode(encrypted));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new PushRefused(PushFault.NOT_DECRYPTED);
        }
    }

    private static int padding(byte[] plain) {
        int padding = plain.length == 0 ? 0 : plain[plain.length - 1];
        if (padding < 1 || padding > BLOCK || padding > plain.length) {
            throw new PushRefused(PushFault.NOT_DECRYPTED);
        }
        return padding;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
