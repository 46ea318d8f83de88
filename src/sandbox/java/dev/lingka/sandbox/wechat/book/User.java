package dev.lingka.sandbox.wechat.book;

/**
 * A person with WeChat.
 *
 * @param phone without the area code
 * @param mainSwitch whether the person lets subscribe messages in at all
 */
public record User(
        String id,
        String nickname,
        String phone,
        String countryCode,
        String unionid,
        boolean mainSwitch,
        boolean highRisk,
        long createdAt) {}
