package dev.lingka.sandbox.wechat.book;

/** A wx.login or getPhoneNumber code: five minutes, once. {@code kind} is LOGIN or PHONE. */
public record Code(String code, String kind, String appid, String openid, long expiresAt, boolean used) {
    public static final long LIFE_MILLIS = 5 * 60_000L;

    public Code spent() {
        return new Code(code, kind, appid, openid, expiresAt, true);
    }
}
