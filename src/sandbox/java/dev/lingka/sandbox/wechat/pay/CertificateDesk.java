package dev.lingka.sandbox.wechat.pay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Platform;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.crypt.Aead;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.http.Reply;
import dev.lingka.sandbox.wechat.json.Json;

/** Hands out the platform certificate, encrypted for the merchant; merchants on the public key alone have none. */
final class CertificateDesk {
    private final WechatPayKeys keys;

    CertificateDesk(WechatPayKeys keys) {
        this.keys = keys;
    }

    Reply list(PayCall call) {
        if (call.merchant().keyMode().equals("public_key")) {
            throw new PayProblem(404, "NOT_FOUND", PayProblem.OTHER, "无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥");
        }
        String algorithm = call.request().query("algorithm_type").orElse("RSA");
        ArrayNode data = Json.array();
        if (!algorithm.equals("SM2")) {
            data.add(certificate(call.merchant().apiV3Key()));
        }
        return Reply.json(200, Json.object().set("data", data));
    }

    private ObjectNode certificate(String apiV3Key) {
        Platform platform = keys.platform();
        String nonce = Random.hex(12);
        ObjectNode encrypted = Json.object()
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("nonce", nonce)
                .put("associated_data", "certificate")
                .put("ciphertext", Aead.encrypt(apiV3Key, nonce, "certificate", platform.certificatePem()));
        return Json.object()
                .put("serial_no", platform.serial())
                .put("effective_time", SandboxClock.rfc3339(platform.validFrom()))
                .put("expire_time", SandboxClock.rfc3339(platform.validUntil()))
                .set("encrypt_certificate", encrypted);
    }
}
