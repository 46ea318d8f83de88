package dev.lingka.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.wechat.pay.java.core.RSAAutoCertificateConfig;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.notification.NotificationConfig;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.billdownload.DigestBillEntity;
import com.wechat.pay.java.service.billdownload.model.GetFundFlowBillRequest;
import com.wechat.pay.java.service.billdownload.model.GetTradeBillRequest;
import com.wechat.pay.java.service.billdownload.model.TarType;
import com.wechat.pay.java.service.payments.jsapi.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest;
import com.wechat.pay.java.service.payments.jsapi.model.QueryOrderByIdRequest;
import com.wechat.pay.java.service.payments.jsapi.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.Refund;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import com.wechat.pay.java.service.refund.model.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official SDK goes through everything that a merchant does with WeChat Pay. */
class SdkRoundTripTest {
    private Lab lab;
    private Receiver receiver;
    private JsonNode person;

    @BeforeEach
    void open(@TempDir Path folder) {
        lab = new Lab(folder);
        receiver = new Receiver();
        person = lab.person("小明", "13800138000");
        lab.post("/control/notices", "{\"signtestRate\":0}");
    }

    @AfterEach
    void close() {
        receiver.close();
        lab.close();
    }

    @Test
    void paysAndReadsTheNoticeWithThePublicKey() {
        JsonNode merchant = lab.merchant("{\"name\":\"茶餐厅\"}");
        MerchantClient client = new MerchantClient(lab, merchant);

        paysAndReadsTheNotice(client, MerchantClient.publicKeyConfig(merchant));
    }

    @Test
    void paysAndReadsTheNoticeWithPlatformCertificates() {
        JsonNode merchant = lab.merchant("{\"name\":\"茶餐厅\",\"keyMode\":\"certificate\"}");
        RSAAutoCertificateConfig config = new RSAAutoCertificateConfig.Builder()
                .merchantId(merchant.get("mchid").asText())
                .privateKey(merchant.get("merchantPrivateKeyPem").asText())
                .merchantSerialNumber(merchant.get("merchantSerial").asText())
                .apiV3Key(merchant.get("apiV3Key").asText())
                .httpClientBuilder(new DefaultHttpClientBuilder().okHttpClient(MerchantClient.okHttp(lab)))
                .build();

        paysAndReadsTheNotice(new MerchantClient(lab, merchant, config), config);
    }

    private void paysAndReadsTheNotice(MerchantClient client, NotificationConfig config) {
        PrepayRequest order = order(client, "recharge-0001", 30_000);

        JsonNode paid = pay(client, order);

        assertThat(paid.get("errMsg").asText()).isEqualTo("requestPayment:ok");
        Lab.until(() -> !receiver.received().isEmpty());
        Transaction notice = new NotificationParser(config)
                .parse(parameters(receiver.received().get(0)), Transaction.class);
        assertThat(notice.getOutTradeNo()).isEqualTo("recharge-0001");
        assertThat(notice.getAmount().getTotal()).isEqualTo(30_000);
        assertThat(notice.getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
        assertThat(query(client, "recharge-0001")).usingRecursiveComparison().isEqualTo(notice);
        QueryOrderByIdRequest byId = new QueryOrderByIdRequest();
        byId.setMchid(order.getMchid());
        byId.setTransactionId(notice.getTransactionId());
        assertThat(client.jsapi.queryOrderById(byId)).usingRecursiveComparison().isEqualTo(notice);
        assertThat(notice.getTransactionId()).matches("4200\\d{24}");
    }

    @Test
    void refundsAndReadsTheNotice() {
        JsonNode merchant = lab.merchant("{}");
        MerchantClient client = new MerchantClient(lab, merchant);
        pay(client, order(client, "recharge-0002", 30_000));

        Refund accepted = client.refunds.create(refund("recharge-0002", "refund-1", 10_000, 30_000));

        assertThat(accepted.getStatus()).isEqualTo(Status.PROCESSING);
        QueryByOutRefundNoRequest ask = new QueryByOutRefundNoRequest();
        ask.setOutRefundNo("refund-1");
        Lab.until(() -> client.refunds.queryByOutRefundNo(ask).getStatus() == Status.SUCCESS);
        Lab.until(() -> receiver.received().size() == 2);
        RefundNotification notice = new NotificationParser(MerchantClient.publicKeyConfig(merchant))
                .parse(parameters(receiver.received().get(1)), RefundNotification.class);
        assertThat(notice.getRefundStatus()).isEqualTo(Status.SUCCESS);
        assertThat(notice.getAmount().getRefund()).isEqualTo(10_000L);
        assertThat(query(client, "recharge-0002").getTradeState()).isEqualTo(Transaction.TradeStateEnum.REFUND);
    }

    @Test
    void closesWithASignedEmptyAnswer() {
        MerchantClient client = new MerchantClient(lab, lab.merchant("{}"));
        PrepayRequest order = order(client, "recharge-0003", 1);
        client.jsapi.prepayWithRequestPayment(order);
        CloseOrderRequest close = new CloseOrderRequest();
        close.setMchid(order.getMchid());
        close.setOutTradeNo("recharge-0003");

        client.jsapi.closeOrder(close);
        client.jsapi.closeOrder(close);

        assertThat(query(client, "recharge-0003").getTradeState()).isEqualTo(Transaction.TradeStateEnum.CLOSED);
    }

    @Test
    void downloadsBillsWhoseHashIsRight() throws IOException {
        MerchantClient client = new MerchantClient(lab, lab.merchant("{}"));
        pay(client, order(client, "T|1*-_a", 30_000));
        client.refunds.create(refund("T|1*-_a", "refund-1", 10_000, 30_000));
        String day = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        lab.post("/control/clock", "{\"offsetSeconds\":172800}");

        String trade = text(client.bills.getTradeBill(tradeBill(day)));
        GetFundFlowBillRequest flow = new GetFundFlowBillRequest();
        flow.setBillDate(day);
        String funds = text(client.bills.getFundFlowBill(flow));

        String[] lines = trade.split("\n", -1);
        assertThat(lines[0]).startsWith("交易时间,公众账号ID,商户号,").endsWith("费率备注");
        assertThat(lines[1]).startsWith("`" + day).contains(",`T|1*-_a,", ",`300.00,", ",`1.80,`0.60%,");
        assertThat(lines[2]).contains(",`refund-1,`100.00,", ",`REFUND,", ",`-0.60,");
        assertThat(lines[4]).isEqualTo("`2,`300.00,`100.00,`0.00,`1.20,`300.00,`100.00");
        assertThat(funds).contains("`4,`2,`300.60,`2,`101.80");
    }

    @Test
    void hasNoBillForADayWithoutTrade() {
        MerchantClient client = new MerchantClient(lab, lab.merchant("{}"));
        String day = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(9).toString();

        ServiceException refused =
                catchThrowableOfType(ServiceException.class, () -> client.bills.getTradeBill(tradeBill(day)));

        assertThat(refused.getHttpStatusCode()).isEqualTo(400);
        assertThat(refused.getErrorCode()).isEqualTo("NO_STATEMENT_EXIST");
    }

    private static GetTradeBillRequest tradeBill(String day) {
        GetTradeBillRequest request = new GetTradeBillRequest();
        request.setBillDate(day);
        request.setTarType(TarType.GZIP);
        return request;
    }

    private static String text(DigestBillEntity bill) throws IOException {
        String text = new String(bill.getInputStream().readAllBytes(), UTF_8);
        assertThat(bill.verifyHash()).isTrue();
        return text;
    }

    private PrepayRequest order(MerchantClient client, String outTradeNo, int totalFen) {
        String openid = lab.login(person, client.merchant.get("appid").asText())
                .get("openid")
                .asText();
        return client.order(outTradeNo, totalFen, openid, receiver.url());
    }

    private JsonNode pay(MerchantClient client, PrepayRequest order) {
        String parameters = MerchantClient.parameters(client.jsapi.prepayWithRequestPayment(order));
        return lab.post("/control/users/" + person.get("id").asText() + "/pay", parameters);
    }

    private Transaction query(MerchantClient client, String outTradeNo) {
        QueryOrderByOutTradeNoRequest request = new QueryOrderByOutTradeNoRequest();
        request.setMchid(client.merchant.get("mchid").asText());
        request.setOutTradeNo(outTradeNo);
        return client.jsapi.queryOrderByOutTradeNo(request);
    }

    private CreateRequest refund(String outTradeNo, String outRefundNo, long refundFen, long totalFen) {
        CreateRequest request = new CreateRequest();
        request.setOutTradeNo(outTradeNo);
        request.setOutRefundNo(outRefundNo);
        request.setNotifyUrl(receiver.url());
        AmountReq amount = new AmountReq();
        amount.setRefund(refundFen);
        amount.setTotal(totalFen);
        amount.setCurrency("CNY");
        request.setAmount(amount);
        return request;
    }

    static RequestParam parameters(Receiver.Received notice) {
        return new RequestParam.Builder()
                .serialNumber(notice.header("Wechatpay-Serial"))
                .nonce(notice.header("Wechatpay-Nonce"))
                .signature(notice.header("Wechatpay-Signature"))
                .timestamp(notice.header("Wechatpay-Timestamp"))
                .body(notice.body())
                .build();
    }
}
