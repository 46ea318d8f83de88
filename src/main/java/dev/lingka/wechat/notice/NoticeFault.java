package dev.lingka.wechat.notice;

/** Why a notice is not accepted, in the words that WeChat's console shows to the merchant. */
enum NoticeFault {
    UNKNOWN_MERCHANT(404, "商户不存在"),
    NOT_CONFIGURED(404, "商户未开通微信支付"),
    TOO_LARGE(413, "报文过大"),
    NOT_SIGNED(401, "缺少签名"),
    /** WeChat sends wrong signatures on purpose, to see whether we look. */
    SIGNATURE_PROBE(401, "签名错误"),
    STALE(401, "时间戳超出允许范围"),
    WRONG_SERIAL(401, "平台公钥不符"),
    WRONG_SIGNATURE(401, "签名错误"),
    MALFORMED(400, "报文格式错误"),
    ANOTHER_MERCHANT(400, "商户号不符"),
    /** The signature is good and the content does not open: our APIv3 key is wrong, so WeChat should repeat it. */
    NOT_DECRYPTED(500, "解密失败"),
    /** Somebody could not commit its effect; WeChat should repeat it. */
    NOT_HANDLED(500, "处理失败");

    private final int status;
    private final String words;

    NoticeFault(int status, String words) {
        this.status = status;
        this.words = words;
    }

    int status() {
        return status;
    }

    String words() {
        return words;
    }
}
