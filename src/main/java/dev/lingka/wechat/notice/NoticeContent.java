package dev.lingka.wechat.notice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.wechat.WechatJson;
import dev.lingka.wechat.pay.OrderState;
import dev.lingka.wechat.pay.PaidNotice;
import dev.lingka.wechat.pay.RefundNotice;
import dev.lingka.wechat.pay.RefundState;
import dev.lingka.wechat.pay.RefundStatus;
import dev.lingka.wechat.pay.TradeState;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** What an opened notice says, as the records that handlers take. Amounts must be whole numbers of fen. */
final class NoticeContent {

    private NoticeContent() {}

    static PaidNotice paid(Notice notice) {
        JsonNode order = notice.resource();
        JsonNode amount = order.path("amount");
        return new PaidNotice(
                notice.merchantId(),
                notice.id(),
                new OrderState(
                        needed(order, "appid"),
                        needed(order, "mchid"),
                        needed(order, "out_trade_no"),
                        TradeState.of(needed(order, "trade_state")),
                        WechatJson.text(order, "transaction_id"),
                        fen(amount, "total"),
                        WechatJson.text(amount, "currency").orElse("CNY"),
                        WechatJson.text(order.path("payer"), "openid"),
                        time(order, "success_time"),
                        order.path("attach").asText("")));
    }

    /** A notice of a refund calls its state {@code refund_status}, where an answer calls it {@code status}. */
    static RefundNotice refunded(Notice notice) {
        JsonNode refund = notice.resource();
        JsonNode amount = refund.path("amount");
        return new RefundNotice(
                notice.merchantId(),
                notice.id(),
                needed(refund, "mchid"),
                new RefundState(
                        needed(refund, "refund_id"),
                        needed(refund, "out_refund_no"),
                        needed(refund, "transaction_id"),
                        needed(refund, "out_trade_no"),
                        RefundStatus.of(needed(refund, "refund_status")),
                        fen(amount, "refund"),
                        fen(amount, "total"),
                        time(refund, "success_time")));
    }

    private static String needed(JsonNode parent, String field) {
        return WechatJson.text(parent, field).orElseThrow(() -> new NoticeRefused(NoticeFault.MALFORMED));
    }

    private static long fen(JsonNode amount, String field) {
        JsonNode value = amount.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
            throw new NoticeRefused(NoticeFault.MALFORMED);
        }
        return value.asLong();
    }

    private static Optional<Instant> time(JsonNode parent, String field) {
        try {
            return WechatJson.text(parent, field)
                    .map(at -> OffsetDateTime.parse(at).toInstant());
        } catch (DateTimeException e) {
            throw new NoticeRefused(NoticeFault.MALFORMED);
        }
    }
}
