package dev.lingka.wechat.pay;

import com.wechat.pay.java.service.payments.jsapi.model.Amount;
import com.wechat.pay.java.service.payments.jsapi.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.jsapi.model.Payer;
import com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest;
import com.wechat.pay.java.service.payments.jsapi.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The SDK's requests, filled. Times are in Beijing's zone and whole seconds, as WeChat writes them. */
final class PayBodies {

    private static final String CURRENCY = "CNY";
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private PayBodies() {}

    static PrepayRequest prepay(PayClient client, Prepay order) {
        Amount amount = new Amount();
        amount.setTotal(Math.toIntExact(order.amountFen()));
        amount.setCurrency(CURRENCY);
        Payer payer = new Payer();
        payer.setOpenid(order.openId());
        PrepayRequest request = new PrepayRequest();
        request.setAppid(client.appId());
        request.setMchid(client.mchId());
        request.setDescription(order.description());
        request.setOutTradeNo(order.outTradeNo());
        request.setTimeExpire(time(order.expiresAt()));
        request.setAttach(order.attach().isEmpty() ? null : order.attach());
        request.setNotifyUrl(client.notifyUrl());
        request.setAmount(amount);
        request.setPayer(payer);
        return request;
    }

    static QueryOrderByOutTradeNoRequest query(PayClient client, String outTradeNo) {
        QueryOrderByOutTradeNoRequest request = new QueryOrderByOutTradeNoRequest();
        request.setMchid(client.mchId());
        request.setOutTradeNo(outTradeNo);
        return request;
    }

    static CloseOrderRequest close(PayClient client, String outTradeNo) {
        CloseOrderRequest request = new CloseOrderRequest();
        request.setMchid(client.mchId());
        request.setOutTradeNo(outTradeNo);
        return request;
    }

    static CreateRequest refund(PayClient client, PlaceRefund refund) {
        AmountReq amount = new AmountReq();
        amount.setRefund(refund.refundFen());
        amount.setTotal(refund.totalFen());
        amount.setCurrency(CURRENCY);
        CreateRequest request = new CreateRequest();
        request.setOutTradeNo(refund.outTradeNo());
        request.setOutRefundNo(refund.outRefundNo());
        request.setReason(refund.reason().isEmpty() ? null : refund.reason());
        request.setNotifyUrl(client.notifyUrl());
        request.setAmount(amount);
        return request;
    }

    static QueryByOutRefundNoRequest queryRefund(String outRefundNo) {
        QueryByOutRefundNoRequest request = new QueryByOutRefundNoRequest();
        request.setOutRefundNo(outRefundNo);
        return request;
    }

    private static String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atOffset(BEIJING));
    }
}
