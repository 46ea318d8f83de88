package dev.lingka.wechat;

/** The paths that WeChat calls. */
public final class WechatPaths {

    private WechatPaths() {}

    public static String notices(String merchantCode) {
        return "/api/wechat/" + merchantCode + "/pay/notices";
    }

    public static String push(String merchantCode) {
        return "/api/wechat/" + merchantCode + "/push";
    }
}
