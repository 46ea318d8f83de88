package dev.lingka.sandbox.wechat.pay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.crypt.Aead;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.json.Json;

/**
 * The envelope of a notice around its encrypted resource.
 *
 * @param originalType transaction or refund; it is the associated data too
 */
record NoticeBody(String id, long createdAt, String event, String summary, String originalType, ObjectNode resource) {

    ObjectNode encrypted(String apiV3Key) {
        String nonce = Random.letters(12);
        ObjectNode sealed = Json.object()
                .put("original_type", originalType)
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("ciphertext", Aead.encrypt(apiV3Key, nonce, originalType, Json.write(resource)))
                .put("associated_data", originalType)
                .put("nonce", nonce);
        return Json.object()
                .put("id", id)
                .put("create_time", SandboxClock.rfc3339(createdAt))
                .put("resource_type", "encrypt-resource")
                .put("event_type", event)
                .put("summary", summary)
                .set("resource", sealed);
    }

    NoticeBody carrying(ObjectNode other) {
        return new NoticeBody(id, createdAt, event, summary, originalType, other);
    }

    NoticeBody named(String otherId) {
        return new NoticeBody(otherId, createdAt, event, summary, originalType, resource);
    }
}
