package dev.lingka.wechat;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Reads RSA keys of at least 2048 bits from PEM text, as WeChat's console hands them out. */
public final class PemKeys {

    private static final int MIN_BITS = 2048;

    private PemKeys() {}

    /** Throws {@link IllegalArgumentException} for anything but PKCS#8 ({@code BEGIN PRIVATE KEY}). */
    public static PrivateKey privateKey(String pem) {
        try {
            byte[] der = der(pem, "PRIVATE KEY");
            return strong(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an RSA private key", e);
        }
    }

    /** Throws {@link IllegalArgumentException} for anything but {@code BEGIN PUBLIC KEY}; a certificate is none. */
    public static PublicKey publicKey(String pem) {
        try {
            byte[] der = der(pem, "PUBLIC KEY");
            return strong(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an RSA public key", e);
        }
    }

    private static byte[] der(String pem, String label) {
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        String text = pem.strip();
        if (!text.startsWith(begin) || !text.endsWith(end)) {
            throw new IllegalArgumentException("expected " + begin);
        }
        String body = text.substring(begin.length(), text.length() - end.length());
        return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
    }

    private static <K extends Key> K strong(K key) {
        if (((RSAKey) key).getModulus().bitLength() < MIN_BITS) {
            throw new IllegalArgumentException("an RSA key of at least " + MIN_BITS + " bits is needed");
        }
        return key;
    }
}
