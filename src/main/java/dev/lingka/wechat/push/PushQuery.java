package dev.lingka.wechat.push;

import jakarta.ws.rs.QueryParam;

/** The query parameters of a push; all of them may be missing or forged. */
public class PushQuery {

    @QueryParam("signature")
    String signature;

    @QueryParam("timestamp")
    String timestamp;

    @QueryParam("nonce")
    String nonce;

    @QueryParam("echostr")
    String echo;

    @QueryParam("encrypt_type")
    String encryptType;

    @QueryParam("msg_signature")
    String messageSignature;

    boolean isEncrypted() {
        return "aes".equals(encryptType) || messageSignature != null;
    }
}
