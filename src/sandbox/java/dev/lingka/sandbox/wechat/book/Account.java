package dev.lingka.sandbox.wechat.book;

/**
 * A person as one app knows them.
 *
 * @param sessionKey the one live session key, null before the first login
 * @param follows whether they follow the official account
 */
public record Account(
        String openid, String appid, String userId, String sessionKey, long sessionUntil, boolean follows) {

    public Account session(String key, long until) {
        return new Account(openid, appid, userId, key, until, follows);
    }

    public Account following(boolean now) {
        return new Account(openid, appid, userId, sessionKey, sessionUntil, now);
    }
}
