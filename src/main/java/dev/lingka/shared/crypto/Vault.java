package dev.lingka.shared.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens secrets. A sealed value reads {@code keyId.base64(nonce, ciphertext, tag)}; its place (table, column,
 * merchant, row) is authenticated with it, so that a value copied to another row does not open.
 */
@ApplicationScoped
public class Vault {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, byte[]> keys = new LinkedHashMap<>();
    private final String currentKeyId;
    private final byte[] indexKey;

    public Vault(SecretConfig config) {
        indexKey = decode("lingka.secret.index-key", config.indexKey());
        currentKeyId = add(config.masterKey());
        config.previousKeys().orElse(List.of()).forEach(this::add);
    }

    /** Where a sealed value stands. */
    public record Place(String table, String column, int merchantId, Object row) {

        byte[] bytes() {
            return String.join("|", table, column, Integer.toString(merchantId), row.toString())
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    public String seal(String value, Place place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, currentKeyId, nonce, place, value.getBytes(StandardCharsets.UTF_8));
        byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return currentKeyId + "." + Base64.getEncoder().withoutPadding().encodeToString(all);
    }

    /** Throws {@link IllegalStateException} when the key is unknown or the value is not from this place. */
    public String open(String sealed, Place place) {
        int dot = sealed.indexOf('.');
        ByteBuffer all = ByteBuffer.wrap(Base64.getDecoder().decode(sealed.substring(dot + 1)));
        byte[] nonce = new byte[NONCE_BYTES];
        all.get(nonce);
        byte[] rest = new byte[all.remaining()];
        all.get(rest);
        return new String(
                crypt(Cipher.DECRYPT_MODE, sealed.substring(0, dot), nonce, place, rest), StandardCharsets.UTF_8);
    }

    /** How every value begins that the current master key has sealed. */
    String currentPrefix() {
        return currentKeyId + ".";
    }

    /** A keyed hash to find a sealed value by equality, in hex. The value must be normalised first. */
    public String index(int merchantId, String purpose, String value) {
        return HexFormat.of().formatHex(hmac(derive("index", merchantId, purpose), value));
    }

    /** A key of 32 bytes for one merchant and purpose, the same under every master key. */
    public byte[] derive(String kind, int merchantId, String purpose) {
        return hmac(indexKey, kind + "|" + merchantId + "|" + purpose);
    }

    private String add(String base64) {
        byte[] master = decode("lingka.secret.master-key", base64);
        String id = HexFormat.of().formatHex(Sha256.of(master), 0, 4);
        keys.put(id, master);
        return id;
    }

    private static byte[] decode(String setting, String base64) {
        byte[] key = Base64.getDecoder().decode(base64.strip());
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(setting + " must be 32 bytes in base64");
        }
        return key;
    }

    private byte[] crypt(int mode, String keyId, byte[] nonce, Place place, byte[] input) {
        byte[] master = keys.get(keyId);
        if (master == null) {
            throw new IllegalStateException("sealed under an unknown master key " + keyId);
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] key = hmac(master, "seal|" + place.merchantId());
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.bytes());
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not sealed for " + place.table() + "." + place.column(), e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
