package dev.lingka.sandbox.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.service.billdownload.BillDownloadServiceExtension;
import com.wechat.pay.java.service.payments.jsapi.JsapiServiceExtension;
import com.wechat.pay.java.service.payments.jsapi.model.Amount;
import com.wechat.pay.java.service.payments.jsapi.model.Payer;
import com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest;
import com.wechat.pay.java.service.payments.jsapi.model.PrepayWithRequestPaymentResponse;
import com.wechat.pay.java.service.refund.RefundService;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** The official SDK, sent to the sandbox by an interceptor that changes only the host. */
final class MerchantClient {
    final JsonNode merchant;
    final JsapiServiceExtension jsapi;
    final RefundService refunds;
    final BillDownloadServiceExtension bills;

    MerchantClient(Lab lab, JsonNode merchant) {
        this(lab, merchant, publicKeyConfig(merchant));
    }

    MerchantClient(Lab lab, JsonNode merchant, Config config) {
        this.merchant = merchant;
        HttpClient http = new DefaultHttpClientBuilder()
                .config(config)
                .okHttpClient(okHttp(lab))
                .build();
        jsapi = new JsapiServiceExtension.Builder()
                .config(config)
                .httpClient(http)
                .build();
        refunds = new RefundService.Builder().httpClient(http).build();
        bills = new BillDownloadServiceExtension.Builder()
                .config(config)
                .httpClient(http)
                .build();
    }

    static RSAPublicKeyConfig publicKeyConfig(JsonNode merchant) {
        return new RSAPublicKeyConfig.Builder()
                .merchantId(merchant.get("mchid").asText())
                .privateKey(merchant.get("merchantPrivateKeyPem").asText())
                .merchantSerialNumber(merchant.get("merchantSerial").asText())
                .publicKey(merchant.get("wechatPayPublicKeyPem").asText())
                .publicKeyId(merchant.get("wechatPayPublicKeyId").asText())
                .apiV3Key(merchant.get("apiV3Key").asText())
                .build();
    }

    static OkHttpClient okHttp(Lab lab) {
        return new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    Request request = chain.request();
                    HttpUrl url = request.url()
                            .newBuilder()
                            .scheme("http")
                            .host("127.0.0.1")
                            .port(lab.port())
                            .build();
                    return chain.proceed(request.newBuilder().url(url).build());
                })
                .build();
    }

    PrepayRequest order(String outTradeNo, int totalFen, String openid, String notifyUrl) {
        PrepayRequest request = new PrepayRequest();
        request.setAppid(merchant.get("appid").asText());
        request.setMchid(merchant.get("mchid").asText());
        request.setDescription("储值卡充值");
        request.setOutTradeNo(outTradeNo);
        request.setNotifyUrl(notifyUrl);
        Amount amount = new Amount();
        amount.setTotal(totalFen);
        amount.setCurrency("CNY");
        request.setAmount(amount);
        Payer payer = new Payer();
        payer.setOpenid(openid);
        request.setPayer(payer);
        return request;
    }

    /** What the mini-program hands to wx.requestPayment. */
    static String parameters(PrepayWithRequestPaymentResponse payment) {
        return Lab.JSON
                .createObjectNode()
                .put("appId", payment.getAppId())
                .put("timeStamp", payment.getTimeStamp())
                .put("nonceStr", payment.getNonceStr())
                .put("package", payment.getPackageVal())
                .put("signType", payment.getSignType())
                .put("paySign", payment.getPaySign())
                .toString();
    }
}
