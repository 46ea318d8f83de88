package dev.lingka.recharge;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An order as staff see it: with its numbers at WeChat. */
public record RechargeAdminView(
        RechargeView order,
        UUID memberId,
        @Schema(nullable = true) UUID storeId,
        @Schema(nullable = true) String outTradeNo,
        @Schema(nullable = true) String transactionId,
        int checks) {

    static RechargeAdminView of(RechargeOrder order) {
        return new RechargeAdminView(
                RechargeView.of(order),
                order.memberId(),
                order.storeId(),
                order.outTradeNo(),
                order.transactionId(),
                order.checkStep());
    }
}
