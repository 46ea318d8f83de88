package dev.lingka.wechat.pay;

import java.time.Instant;

/**
 * An order to be paid in the mini-program. Calling again with the same values gives a fresh prepay id; with other
 * values for the same number WeChat refuses.
 *
 * @param outTradeNo our number, 6 to 32 of {@code 0-9A-Za-z_-|*}, unique per mchid
 * @param description what the payer sees, at most 127 characters
 * @param openId the payer, within the mini-program
 * @param expiresAt latest moment to pay, cut to whole seconds; WeChat raises it to one minute from now
 * @param attach comes back in query, notice and bill; at most 128 characters, may be empty
 */
public record Prepay(
        String outTradeNo, String description, long amountFen, String openId, Instant expiresAt, String attach) {

    @Override
    public String toString() {
        return "Prepay[outTradeNo=" + outTradeNo + ", amountFen=" + amountFen + "]";
    }
}
