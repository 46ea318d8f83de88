package dev.lingka.wechat.pay;

import com.wechat.pay.java.service.payments.jsapi.model.PrepayResponse;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.model.TransactionAmount;
import com.wechat.pay.java.service.refund.model.Amount;
import com.wechat.pay.java.service.refund.model.Refund;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The SDK's answers as our records. A field that must be there and is not makes the answer unreadable. */
final class PayAnswers {

    private PayAnswers() {}

    static String prepayId(PrepayResponse answer) {
        return needed(answer.getPrepayId());
    }

    static OrderState order(Transaction answer) {
        TransactionAmount amount = answer.getAmount();
        return new OrderState(
                answer.getAppid(),
                answer.getMchid(),
                needed(answer.getOutTradeNo()),
                TradeState.of(answer.getTradeState()),
                text(answer.getTransactionId()),
                amount == null || amount.getTotal() == null ? 0 : amount.getTotal(),
                amount == null || amount.getCurrency() == null ? "CNY" : amount.getCurrency(),
                answer.getPayer() == null
                        ? Optional.empty()
                        : text(answer.getPayer().getOpenid()),
                time(answer.getSuccessTime()),
                answer.getAttach() == null ? "" : answer.getAttach());
    }

    static RefundState refund(Refund answer) {
        Amount amount = answer.getAmount();
        return new RefundState(
                needed(answer.getRefundId()),
                needed(answer.getOutRefundNo()),
                answer.getTransactionId(),
                answer.getOutTradeNo(),
                RefundStatus.of(answer.getStatus()),
                amount.getRefund(),
                amount.getTotal(),
                time(answer.getSuccessTime()));
    }

    private static String needed(String value) {
        return text(value).orElseThrow(() -> new UnreadableAnswer("a field is missing"));
    }

    private static Optional<String> text(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static Optional<Instant> time(String value) {
        return text(value).map(at -> OffsetDateTime.parse(at).toInstant());
    }
}
