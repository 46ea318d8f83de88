package dev.lingka.recharge;

import dev.lingka.wechat.pay.PaymentParameters;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An order, with the parameters of {@code wx.requestPayment} while it can be paid.
 *
 * @param payment null while WeChat's answer is unknown (ask again with the same key), or when there is nothing to pay
 */
public record PayingView(RechargeView order, @Schema(nullable = true) PaymentParameters payment) {

    static PayingView of(Paying paying) {
        return new PayingView(RechargeView.of(paying.order()), paying.payment());
    }
}
