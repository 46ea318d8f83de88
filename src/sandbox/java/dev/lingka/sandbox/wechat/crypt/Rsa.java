package dev.lingka.sandbox.wechat.crypt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** SHA256withRSA (PKCS#1 v1.5) over UTF-8 text with base64 signatures, and the PEM forms that WeChat Pay hands out. */
public final class Rsa {
    private static final Map<String, PrivateKey> PRIVATE_KEYS = new ConcurrentHashMap<>();
    private static final Map<String, PublicKey> PUBLIC_KEYS = new ConcurrentHashMap<>();
    private static final Base64.Encoder PEM_LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Rsa() {}

    public static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String sign(String text, String privateKeyPem) {
        return Base64.getEncoder().encodeToString(sign(text.getBytes(UTF_8), privateKey(privateKeyPem)));
    }

    static byte[] sign(byte[] bytes, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** False for a wrong signature and for one that is no base64 or has a wrong length. */
    public static boolean verify(String text, String signatureBase64, String publicKeyPem) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(publicKey(publicKeyPem));
            signature.update(text.getBytes(UTF_8));
            return signature.verify(Base64.getDecoder().decode(signatureBase64));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * PEM text as the merchant console gives it; {@code type} is {@code PRIVATE KEY}, {@code PUBLIC KEY} or {@code
     * CERTIFICATE}.
     */
    public static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n" + PEM_LINES.encodeToString(der) + "\n-----END " + type + "-----\n";
    }

    private static PrivateKey privateKey(String pem) {
        return PRIVATE_KEYS.computeIfAbsent(pem, text -> {
            try {
                return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der(text)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static PublicKey publicKey(String pem) {
        return PUBLIC_KEYS.computeIfAbsent(pem, text -> {
            try {
                return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der(text)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static byte[] der(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }
}
