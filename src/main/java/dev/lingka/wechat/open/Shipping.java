package dev.lingka.wechat.open;

import java.time.Instant;

/**
 * The delivery report of a virtual good, which some mini-programs owe WeChat before it releases the money.
 *
 * @param transactionId WeChat's number of the payment
 * @param openId the payer
 * @param item what was sold, as the payer sees it, at most 120 characters
 * @param deliveredAt the same each time it is reported: WeChat takes a later one for a correction
 */
public record Shipping(String transactionId, String openId, String item, Instant deliveredAt) {

    @Override
    public String toString() {
        return "Shipping[transactionId=" + transactionId + "]";
    }
}
