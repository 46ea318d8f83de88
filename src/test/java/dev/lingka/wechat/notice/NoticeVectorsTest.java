package dev.lingka.wechat.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lingka.testing.WechatVectors;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors that WeChat and its SDK publish. */
class NoticeVectorsTest {

    private static final String API_V3_KEY = "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb";
    private static final String NONCE = "uluk4a9R25RW";
    private static final String CIPHERTEXT = "ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI=";
    private static final String BODY = "{\"code_url\":\"weixin://wxpay/bizpayurl?pr=JyC91EIz1\"}";

    @Test
    void verifiesThePublishedAnswer() {
        assertThat(NoticeVerifier.isSignedBy(WechatVectors.DEMO_WECHAT, signed(BODY, WechatVectors.ANSWER_SIGN)))
                .isTrue();
    }

    @Test
    void refusesItWhenOneByteIsOther() {
        assertThat(NoticeVerifier.isSignedBy(
                        WechatVectors.DEMO_WECHAT, signed(BODY.replace("JyC", "jyC"), WechatVectors.ANSWER_SIGN)))
                .isFalse();
        assertThat(NoticeVerifier.isSignedBy(WechatVectors.DEMO_MERCHANT, signed(BODY, WechatVectors.ANSWER_SIGN)))
                .isFalse();
        assertThat(NoticeVerifier.isSignedBy(WechatVectors.DEMO_WECHAT, signed(BODY, "***")))
                .isFalse();
    }

    @Test
    void opensThePublishedCiphertext() {
        byte[] plain = NoticeOpener.decrypt(API_V3_KEY, NONCE, "associatedData", CIPHERTEXT);

        assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo("message");
    }

    @ParameterizedTest
    @CsvSource({
        "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gc,uluk4a9R25RW,associatedData,ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI=",
        "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb,uluk4a9R25RX,associatedData,ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI=",
        "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb,uluk4a9R25RW,associatedDatA,ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI=",
        "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb,uluk4a9R25RW,associatedData,ulwSiIajGClcvcOYvOQ7+l+0PAbzzwM=",
        "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb,uluk4a9R25RW,associatedData,AAAA",
        "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb,uluk4a9R25RW,associatedData,not base64"
    })
    void opensNothingElse(String key, String nonce, String associated, String ciphertext) {
        NoticeRefused refused = catchThrowableOfType(
                NoticeRefused.class, () -> NoticeOpener.decrypt(key, nonce, associated, ciphertext));

        assertThat(refused.fault()).isEqualTo(NoticeFault.NOT_DECRYPTED);
    }

    private static SignedNotice signed(String body, String signature) {
        return new SignedNotice(
                "1722850421", "d824f2e086d3c1df967785d13fcd22ef", signature, "any", Buffer.buffer(body));
    }
}
