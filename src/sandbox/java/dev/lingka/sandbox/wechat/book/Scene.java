package dev.lingka.sandbox.wechat.book;

/**
 * A code or link that a person can open: where it leads.
 *
 * @param kind unlimited, wxacode, qrcode, urllink, scheme or official
 * @param path page without query; for official accounts empty
 * @param scene the scene of an unlimited code or an official account's code, else the query
 * @param text what the drawn code holds, or the link itself
 * @param expiresAt 0 for never
 */
public record Scene(
        String id,
        String kind,
        String appid,
        String path,
        String scene,
        String envVersion,
        String text,
        long createdAt,
        long expiresAt) {}
