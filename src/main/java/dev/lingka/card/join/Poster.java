package dev.lingka.card.join;

/**
 * What a join poster says.
 *
 * @param link behind its QR code
 */
record Poster(String merchantName, String storeName, String joinCode, String link) {

    static final String CALL_ZH = "微信扫一扫，领取会员卡";
    static final String CALL_EN = "Scan with WeChat to get your card";
}
