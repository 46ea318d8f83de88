package dev.lingka.sandbox.wechat.book;

/** What WeChat Pay itself holds: the platform certificate of the certificate mode and its keys. */
public record Platform(
        String serial,
        String certificatePem,
        String privateKeyPem,
        String publicKeyPem,
        long validFrom,
        long validUntil) {
    public static final String KEY = "platform";
}
