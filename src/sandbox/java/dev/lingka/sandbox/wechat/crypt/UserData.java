package dev.lingka.sandbox.wechat.crypt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The legacy encryptedData of the mini-program: AES-128-CBC with the decoded session_key. */
public final class UserData {
    private UserData() {}

    public static String encrypt(String sessionKey, String iv, String json) {
        return Base64.getEncoder().encodeToString(run(Cipher.ENCRYPT_MODE, sessionKey, iv, json.getBytes(UTF_8)));
    }

    public static String decrypt(String sessionKey, String iv, String encryptedData) {
        return new String(
                run(Cipher.DECRYPT_MODE, sessionKey, iv, Base64.getDecoder().decode(encryptedData)), UTF_8);
    }

    private static byte[] run(int mode, String sessionKey, String iv, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            Base64.Decoder base64 = Base64.getDecoder();
            IvParameterSpec start = new IvParameterSpec(base64.decode(iv));
            cipher.init(mode, new SecretKeySpec(base64.decode(sessionKey), "AES"), start);
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the data was not encrypted with this session_key", e);
        }
    }
}
