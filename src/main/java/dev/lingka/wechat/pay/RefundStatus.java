package dev.lingka.wechat.pay;

/** Where a refund stands at WeChat. */
public enum RefundStatus {
    SUCCESS,
    PROCESSING,
    /** The payer's bank refused; the merchant settles it in WeChat's console. */
    ABNORMAL,
    CLOSED,
    /** A state that WeChat introduced later. */
    OTHER;

    static RefundStatus of(Enum<?> word) {
        return of(word == null ? "" : word.name());
    }

    /** The status of WeChat's word, {@link #OTHER} when it is new. */
    public static RefundStatus of(String word) {
        for (RefundStatus status : values()) {
            if (status.name().equals(word)) {
                return status;
            }
        }
        return OTHER;
    }
}
