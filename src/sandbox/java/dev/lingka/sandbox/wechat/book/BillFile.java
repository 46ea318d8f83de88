package dev.lingka.sandbox.wechat.book;

/** A bill that was asked for, under the token of its download_url. */
public record BillFile(String token, String mchid, String content, boolean gzip, long expiresAt) {
    public static final long LIFE_MILLIS = 5 * 60_000L;
}
