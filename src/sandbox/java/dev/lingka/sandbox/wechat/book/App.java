package dev.lingka.sandbox.wechat.book;

import java.util.List;

/**
 * A mini-program or an official account.
 *
 * @param kind MINI_PROGRAM or OFFICIAL_ACCOUNT
 * @param originalId the gh_ id that stands in pushes as ToUserName
 * @param openPlatform whether it is bound to an Open Platform account, so that its users have a unionid
 * @param pages the pages of the released version, the home page first
 * @param anyPage accepts every page, as if all were released
 * @param tradeManaged whether deliveries must be reported for it
 */
public record App(
        String appid,
        String kind,
        String secret,
        String name,
        String originalId,
        String mchid,
        boolean openPlatform,
        List<String> pages,
        boolean anyPage,
        boolean tradeManaged,
        Push push) {

    /**
     * Where messages of this app are pushed to.
     *
     * @param url null: no pushes
     * @param mode plain, compatible or safe
     * @param format json or xml
     */
    public record Push(String url, String token, String encodingAesKey, String mode, String format) {}

    public boolean released(String page) {
        return anyPage || pages.contains(page);
    }
}
