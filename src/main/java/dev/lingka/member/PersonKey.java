package dev.lingka.member;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The key of one person's data. Values are {@code base64(nonce, ciphertext, tag)} of AES-256-GCM and open only under
 * the key and the column that they were sealed for.
 */
public final class PersonKey {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final UUID id;
    private final SecretKey secret;

    PersonKey(UUID id, SecretKey secret) {
        this.id = id;
        this.secret = secret;
    }

    public UUID id() {
        return id;
    }

    SecretKey secret() {
        return secret;
    }

    /**
     * Seals a value.
     *
     * @param column table and column, as in {@code member.phone}
     */
    public String seal(String value, String column) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, column, value.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    /** Throws {@link IllegalStateException} when it was sealed under another key or for another column. */
    String open(String sealed, String column) {
        ByteBuffer all = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
        byte[] nonce = new byte[NONCE_BYTES];
        all.get(nonce);
        byte[] rest = new byte[all.remaining()];
        all.get(rest);
        return new String(crypt(Cipher.DECRYPT_MODE, nonce, column, rest), StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, byte[] nonce, String column, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((column + "|" + id).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not sealed for " + column, e);
        }
    }
}
