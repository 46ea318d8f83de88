package dev.lingka.wechat.pay;

/** Where an order stands at WeChat. */
public enum TradeState {
    SUCCESS,
    /** Paid, and a refund was started: look at the refund. */
    REFUND,
    /** Not paid yet; a failed attempt leaves it here. */
    NOTPAY,
    CLOSED,
    /** The state of other products, or one that WeChat introduced later. */
    OTHER;

    /** True when the payer's money arrived, whatever was refunded since. */
    public boolean isPaid() {
        return this == SUCCESS || this == REFUND;
    }

    static TradeState of(Enum<?> word) {
        return of(word == null ? "" : word.name());
    }

    /** The state of WeChat's word, {@link #OTHER} when it is new. */
    public static TradeState of(String word) {
        for (TradeState state : values()) {
            if (state.name().equals(word)) {
                return state;
            }
        }
        return OTHER;
    }
}
