package dev.lingka.recharge.fee;

import dev.lingka.recharge.Paying;
import dev.lingka.wechat.pay.PaymentParameters;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An order for a card, with the parameters of {@code wx.requestPayment} while it can be paid.
 *
 * @param payment null while WeChat's answer is unknown (ask again with the same key), or when there is nothing to pay
 */
record CardPayingView(CardOrderView order, @Schema(nullable = true) PaymentParameters payment) {

    static CardPayingView of(Paying paying) {
        return new CardPayingView(CardOrderView.of(paying.order()), paying.payment());
    }
}
