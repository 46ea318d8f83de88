package dev.lingka.sandbox.wechat.book;

/** An access token. {@code revokedAt} is 0 while nothing replaced it. Times are milliseconds of the sandbox clock. */
public record Token(String token, String appid, long issuedAt, long expiresAt, long revokedAt) {
    public static final long LIFE_MILLIS = 7_200_000;
    public static final long GRACE_MILLIS = 300_000;

    public Token revoked(long at) {
        return new Token(token, appid, issuedAt, expiresAt, at);
    }

    public boolean dead(long now) {
        return revokedAt > 0 && now >= revokedAt;
    }
}
