package dev.lingka.wechat.pay;

import com.wechat.pay.java.core.cipher.Signer;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Signs what {@code wx.requestPayment} takes: app id, seconds, nonce and package, each on its line. */
final class PaymentSigner {

    private static final String SIGN_TYPE = "RSA";
    private static final int NONCE_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PaymentSigner() {}

    static PaymentParameters sign(PayClient client, String prepayId) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        String seconds = Long.toString(System.currentTimeMillis() / 1000);
        return sign(client.signer(), client.appId(), seconds, HexFormat.of().formatHex(nonce), "prepay_id=" + prepayId);
    }

    static PaymentParameters sign(Signer signer, String appId, String seconds, String nonce, String packageVal) {
        String text = String.join("\n", appId, seconds, nonce, packageVal, "");
        return new PaymentParameters(
                appId, seconds, nonce, packageVal, SIGN_TYPE, signer.sign(text).getSign());
    }
}
