package dev.lingka.sandbox.wechat.crypt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Message push encryption: AES-256-CBC, padding to blocks of 32, 16 random bytes, length, message, appid. */
public final class PushCipher {
    private static final int BLOCK = 32;
    private static final int RANDOM = 16;

    private final byte[] key;
    private final String appid;

    public PushCipher(String encodingAesKey, String appid) {
        this.key = Base64.getDecoder().decode(encodingAesKey + "=");
        this.appid = appid;
    }

    /** The base64 text of the Encrypt field; {@code random} has 16 characters. */
    public String encrypt(String random, String message) {
        byte[] text = message.getBytes(UTF_8);
        byte[] app = appid.getBytes(UTF_8);
        int length = RANDOM + Integer.BYTES + text.length + app.length;
        int padding = BLOCK - length % BLOCK;
        ByteBuffer plain = ByteBuffer.allocate(length + padding);
        plain.put(random.getBytes(UTF_8)).putInt(text.length).put(text).put(app);
        Arrays.fill(plain.array(), length, length + padding, (byte) padding);
        return Base64.getEncoder().encodeToString(run(Cipher.ENCRYPT_MODE, plain.array()));
    }

    /** The message inside; fails when the appid at the end is another one. */
    public String decrypt(String encrypted) {
        byte[] plain = run(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(encrypted));
        int end = plain.length - plain[plain.length - 1];
        int length = ByteBuffer.wrap(plain, RANDOM, Integer.BYTES).getInt();
        int from = RANDOM + Integer.BYTES;
        if (!appid.equals(new String(plain, from + length, end - from - length, UTF_8))) {
            throw new IllegalArgumentException("the message is for another appid");
        }
        return new String(plain, from, length, UTF_8);
    }

    private byte[] run(int mode, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(Arrays.copyOf(key, 16)));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the message was not encrypted with this EncodingAESKey", e);
        }
    }
}
