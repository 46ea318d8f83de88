package dev.lingka.wechat.open;

import java.util.Optional;

/**
 * Who logged in. The session key stays behind: nothing here needs it, and it must not travel.
 *
 * @param openId the user within this mini-program
 * @param unionId the user over all of the merchant's apps, when they are bound to one account at WeChat
 */
public record WechatSession(String openId, Optional<String> unionId) {

    /** Openids are personal: they never reach a log by way of a record's text. */
    @Override
    public String toString() {
        return "WechatSession[…]";
    }
}
