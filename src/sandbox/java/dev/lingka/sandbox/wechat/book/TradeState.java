package dev.lingka.sandbox.wechat.book;

/** The trade states that a JSAPI order can have, with WeChat's words for them. */
public enum TradeState {
    NOTPAY("订单未支付"),
    SUCCESS("支付成功"),
    REFUND("转入退款"),
    CLOSED("订单已关闭");

    private final String words;

    TradeState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public boolean paid() {
        return this == SUCCESS || this == REFUND;
    }
}
