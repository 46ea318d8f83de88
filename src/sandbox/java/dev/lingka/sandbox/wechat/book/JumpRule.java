package dev.lingka.sandbox.wechat.book;

import java.util.List;

/**
 * An ordinary-link rule: links below this prefix open the mini-program. {@code state} is 1 unpublished, 2
 * published.
 */
public record JumpRule(
        String appid,
        String prefix,
        String path,
        int permitSubRule,
        int openVersion,
        List<String> debugUrls,
        int state,
        long createdAt) {

    public static String key(String appid, String prefix) {
        return appid + "/" + prefix;
    }
}
