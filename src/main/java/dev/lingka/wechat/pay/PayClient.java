package dev.lingka.wechat.pay;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.cipher.Signer;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.service.billdownload.BillDownloadServiceExtension;
import com.wechat.pay.java.service.payments.jsapi.JsapiService;
import com.wechat.pay.java.service.refund.RefundService;
import dev.lingka.wechat.Credentials;
import dev.lingka.wechat.PemKeys;
import okhttp3.OkHttpClient;

/**
 * The SDK, built for one merchant's keys; safe to share between threads.
 *
 * @param revision of the credentials that it was built from
 * @param notifyUrl where WeChat sends this merchant's notices
 */
record PayClient(
        long revision,
        String appId,
        String mchId,
        String notifyUrl,
        JsapiService orders,
        RefundService refunds,
        BillDownloadServiceExtension bills,
        Signer signer) {

    static PayClient of(Credentials credentials, String notifyUrl, OkHttpClient http) {
        Credentials.Pay pay = credentials.pay();
        RSAPublicKeyConfig config = new RSAPublicKeyConfig.Builder()
                .merchantId(pay.mchId())
                .merchantSerialNumber(pay.merchantSerial())
                .privateKey(PemKeys.privateKey(pay.privateKeyPem()))
                .publicKey(PemKeys.publicKey(pay.publicKeyPem()))
                .publicKeyId(pay.publicKeyId())
                .apiV3Key(pay.apiV3Key())
                .build();
        HttpClient client =
                new DefaultHttpClientBuilder().config(config).okHttpClient(http).build();
        return new PayClient(
                credentials.revision(),
                credentials.miniProgram().appId(),
                pay.mchId(),
                notifyUrl,
                new JsapiService.Builder().httpClient(client).build(),
                new RefundService.Builder().httpClient(client).build(),
                new BillDownloadServiceExtension.Builder()
                        .httpClient(client)
                        .decryptor(config.createDecryptor())
                        .build(),
                config.createSigner());
    }

    @Override
    public String toString() {
        return "PayClient[" + mchId + ", revision=" + revision + "]";
    }
}
