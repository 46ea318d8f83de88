package dev.lingka.wechat.notice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.shared.crypto.Sha256;
import dev.lingka.wechat.Credentials;
import dev.lingka.wechat.WechatJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Decrypts a verified notice with the merchant's APIv3 key. */
final class NoticeOpener {

    private static final String ALGORITHM = "AEAD_AES_256_GCM";
    private static final int TAG_BITS = 128;
    private static final int MAX_ID = 64;

    private NoticeOpener() {}

    static Notice open(int merchantId, byte[] body, Credentials.Pay pay) {
        JsonNode envelope = WechatJson.read(body).orElseThrow(() -> new NoticeRefused(NoticeFault.MALFORMED));
        JsonNode resource = envelope.path("resource");
        if (!needed(resource, "algorithm").equals(ALGORITHM)) {
            throw new NoticeRefused(NoticeFault.MALFORMED);
        }
        byte[] plain = decrypt(
                pay.apiV3Key(),
                needed(resource, "nonce"),
                resource.path("associated_data").asText(""),
                needed(resource, "ciphertext"));
        return new Notice(
                merchantId,
                id(envelope),
                needed(envelope, "event_type"),
                Sha256.hex(body),
                WechatJson.read(plain).orElseThrow(() -> new NoticeRefused(NoticeFault.MALFORMED)));
    }

    static byte[] decrypt(String apiV3Key, String nonce, String associatedData, String ciphertext) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(apiV3Key.getBytes(StandardCharsets.UTF_8), "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(Base64.getDecoder().decode(ciphertext));
        } catch (GeneralSecurityException | ProviderException | IllegalArgumentException e) {
            // The JDK's own provider fails unchecked when the text is shorter than its tag.
            throw new NoticeRefused(NoticeFault.NOT_DECRYPTED);
        }
    }

    private static String id(JsonNode envelope) {
        String id = needed(envelope, "id");
        if (id.length() > MAX_ID) {
            throw new NoticeRefused(NoticeFault.MALFORMED);
        }
        return id;
    }

    private static String needed(JsonNode parent, String field) {
        return WechatJson.text(parent, field).orElseThrow(() -> new NoticeRefused(NoticeFault.MALFORMED));
    }
}
