package dev.lingka.wechat.pay;

import static org.assertj.core.api.Assertions.assertThat;

import com.wechat.pay.java.core.cipher.SignatureResult;
import com.wechat.pay.java.core.cipher.Signer;
import dev.lingka.testing.WechatVectors;
import org.junit.jupiter.api.Test;

class PaymentSignerTest {

    /** Signs nothing: it remembers the text, so that the published signature can be verified over it. */
    private static final class Listener implements Signer {

        private String text;

        @Override
        public SignatureResult sign(String message) {
            text = message;
            return new SignatureResult("signature", "serial");
        }

        @Override
        public String getAlgorithm() {
            return "SHA256-RSA2048";
        }
    }

    @Test
    void signsTheTextThatWeChatPublished() {
        Listener signer = new Listener();

        PaymentParameters parameters = PaymentSigner.sign(
                signer,
                "wx2421b1c4370ec43b",
                "1554208460",
                "593BEC0C930BF1AFEB40B4A08C8FB242",
                "prepay_id=wx201410272009395522657a690389285100");

        assertThat(WechatVectors.verifies(WechatVectors.DEMO_MERCHANT, signer.text, WechatVectors.PAY_SIGN))
                .isTrue();
        assertThat(parameters.signType()).isEqualTo("RSA");
        assertThat(parameters.packageVal()).startsWith("prepay_id=");
    }

    /** The request signature is the SDK's work; this shows that the published one is over the five lines we expect. */
    @Test
    void theRequestSignatureCoversTheFiveLines() {
        String text = "POST\n/v3/pay/transactions/jsapi\n1554208460\n593BEC0C930BF1AFEB40B4A08C8FB242\n"
                + WechatVectors.REQUEST_BODY + "\n";

        assertThat(WechatVectors.verifies(WechatVectors.DEMO_MERCHANT, text, WechatVectors.REQUEST_SIGN))
                .isTrue();
    }
}
