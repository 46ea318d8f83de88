package dev.lingka.sandbox.wechat.crypt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AEAD_AES_256_GCM as WeChat Pay uses it: the key is the 32 bytes of the APIv3 key, the text is base64 of cipher
 * and tag.
 */
public final class Aead {
    private static final int TAG_BITS = 128;

    private Aead() {}

    public static String encrypt(String apiV3Key, String nonce, String associatedData, String plaintext) {
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, apiV3Key, nonce, associatedData);
            return Base64.getEncoder().encodeToString(cipher.doFinal(plaintext.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String decrypt(String apiV3Key, String nonce, String associatedData, String ciphertext) {
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, apiV3Key, nonce, associatedData);
            return new String(cipher.doFinal(Base64.getDecoder().decode(ciphertext)), UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the text was not encrypted with this key, nonce and associated data", e);
        }
    }

    private static Cipher cipher(int mode, String key, String nonce, String associatedData)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        GCMParameterSpec parameters = new GCMParameterSpec(TAG_BITS, nonce.getBytes(UTF_8));
        cipher.init(mode, new SecretKeySpec(key.getBytes(UTF_8), "AES"), parameters);
        cipher.updateAAD(associatedData.getBytes(UTF_8));
        return cipher;
    }
}
