package dev.lingka.sandbox.wechat.book;

import java.math.BigDecimal;

/**
 * A merchant of WeChat Pay with both halves of its API key pair, so that the control API can hand out what the merchant
 * console would.
 *
 * @param ref the caller's own name for it, so that asking again gives the same merchant
 * @param keyMode public_key (certificates are 404), certificate, or or both
 * @param feeRate e.g. 0.0060
 */
public record Merchant(
        String mchid,
        String ref,
        String name,
        String appid,
        String officialAppid,
        String serial,
        String certificatePem,
        String privateKeyPem,
        String publicKeyPem,
        String apiV3Key,
        String publicKeyId,
        String wechatPayPrivateKeyPem,
        String wechatPayPublicKeyPem,
        String keyMode,
        long balanceFen,
        BigDecimal feeRate,
        int movements,
        long createdAt) {

    public Merchant moved(long newBalanceFen) {
        return new Merchant(
                mchid,
                ref,
                name,
                appid,
                officialAppid,
                serial,
                certificatePem,
                privateKeyPem,
                publicKeyPem,
                apiV3Key,
                publicKeyId,
                wechatPayPrivateKeyPem,
                wechatPayPublicKeyPem,
                keyMode,
                newBalanceFen,
                feeRate,
                movements + 1,
                createdAt);
    }
}
