package dev.lingka.sandbox.wechat.crypt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The published vectors, checked with the sandbox's own cryptography. */
class VectorsTest {
    private static final String DEMO_MERCHANT_KEY =
            """
            -----BEGIN PUBLIC KEY-----
            MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAptpm+qvIDCh/9wjU26SQ
            CK26ogYkBhDrYxnAaw2JbbBsp1oDbHKk+1r381NeBUG2HEFAuU+Fr72u5ot3yKdz
            oF/FajAzQNKnm569/D3upKoi8mYBaST15Uig8j8qoUW1U217LL0jEHlSnHV3lcaD
            TXqDpTRR4Bfz9IqOgJgFZ8/oTfEomSrjrLYef81Eyxr7ZIMQXEKKEK7V4UXKS0+/
            fDsiG/cXidhzt8UbTL9vqXqxM2+IDImyO+FAc/tkBG55LmzxPto1Nq0WbnZzRM/w
            Tzrd0I/8NlevxtFbphg4evlHjFNI7+GrqR87ViEwuAJJ9Je5QQjct5YJfFRWiZ5C
            MQIDAQAB
            -----END PUBLIC KEY-----
            """;
    private static final String RESPONSE_KEY =
            """
            -----BEGIN PUBLIC KEY-----
            MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwXNI6sdlknHBnK8Fu2U6
            Cwor9qY747jP8KAfeBMeveEt1TqaHkLfaSD07trZLhGpfs8/AHqjhgSMO1O10YQW
            OrrJ4hjIWPKqxbgrYMkBQc+mwdiWp4W3ByCqxBRagCveCXRWCmuJYovl9H/bsDI0
            iGbpVtEOghJtfciisYSgxcLufUDTRkvwxjIBK1pCRjk33jJ5YTBWTHMRtMAOcFLN
            F6hdEYdX8SPsgHHeLZ5Lv2T/686w1xtgCHef/sd4uSfWmyzsalQdHG/e4IyYmrhx
            +O3VBoNDzE3nx23bFeV/RVNCG7cV6VhmYokJNHa/erIPkEmEFID6A5wQOXuxUkmJ
            WwIDAQAB
            -----END PUBLIC KEY-----
            """;

    @Test
    void verifiesTheRequestSignature() {
        String body =
                """
                {"appid":"wxd678efh567hg6787","mchid":"1900007291","description":"Image形象店-深圳腾大-QQ公仔",\
                "out_trade_no":"1217752501201407033233368018","notify_url":"https://www.weixin.qq.com/wxpay/pay.php",\
                "amount":{"total":100,"currency":"CNY"},"payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"}}""";
        String text = "POST\n/v3/pay/transactions/jsapi\n1554208460\n593BEC0C930BF1AFEB40B4A08C8FB242\n" + body + "\n";
        String signature =
                """
                jnks4dlrPw3ZX+ozVvSK39oa0t7OMBsg83BHAwd8BRdUFiVaQNTLTvci+wURgP1OQBbKYhFGvt7iqYpDSTQkp7Uq1sltaQKyncCy\
                rA1g88m5bsKERQfPyT0ahSwKTYJ1CAn9QiJuSJRq1QsQs07eehbU/k9BCS51jTyc1Jpsi2H77HF9f/BnjXAOP3/sPObg6V5Ee4Ez\
                wLox684hhuMuIwHo7D8KFk3LIHOKDcNI4It1aCXydFWNpNK+SG86VUDe5kwoDpw4Ulqfu9z8OFDGbDs9TCxEv8iqQzbpxOlEVoOe\
                2kalSYM5kApQb3nZcxdUtoE0liJGW3RGUNE0t4v01A==""";

        assertThat(Rsa.verify(text, signature, DEMO_MERCHANT_KEY)).isTrue();
        assertThat(Rsa.verify(text.replace("100", "101"), signature, DEMO_MERCHANT_KEY))
                .isFalse();
    }

    @Test
    void verifiesThePaySign() {
        String text =
                """
                wx2421b1c4370ec43b
                1554208460
                593BEC0C930BF1AFEB40B4A08C8FB242
                prepay_id=wx201410272009395522657a690389285100
                """;
        String signature =
                """
                mI35pfNEQV6777ke/1T+LJLQDNTm7yeoUJH+j/adPGhmCCi0PbgkvYQTRcXH0uibcLVtvFLdGLpmoYO9FV6lBBsTAjuhh5YOvQi0\
                e2g3e0yytitiNET9FEuqM0pjnKfRW4K6LIZDdbWJv9KhZUx3DrJa5TL7OJ7VdADVivxVySIlPVKjGwuCXzuXSJes0UcILgWQUMyh\
                a5/3nYofuHtS7r+KYyMuxD+oJ9VM1Qdxk4UIG59CP5Y3wtYIFybyF3bdu1caHTRRX+DLyMXyYA/IrTmiW01c4RPjpHBX5Dk1sZyY\
                1zVsWNsvMHr2e1NTWtBxKJ+qk5N61J7caYoepHFaxw==""";

        assertThat(Rsa.verify(text, signature, DEMO_MERCHANT_KEY)).isTrue();
    }

    @Test
    void verifiesTheResponseSignature() {
        String text =
                """
                1722850421
                d824f2e086d3c1df967785d13fcd22ef
                {"code_url":"weixin://wxpay/bizpayurl?pr=JyC91EIz1"}
                """;
        String signature =
                """
                mfI1CPqvBrgcXfgXMFjdNIhBf27ACE2YyeWsWV9ZI7T7RU0vHvbQpu9Z32ogzc+k8ZC5n3kz7h70eWKjgqNdKQF0eRp8mVKlmfzM\
                LBVHbssB9jEZEDXThOX1XFqX7s7ymia1hoHQxQagPGzkdWxtlZPZ4ZPvr1RiqkgAu6Is8MZgXXrRoBKqjmSdrP1N7uxzJ/cjfSii\
                s9FiLjuADoqmQ1P7p2N876YPAol7Rn0+GswwAwxldbdLrmVSjfytfSBJFqTMHn4itojgxSWWN1byuckQt8hSTEv/Lg97QoeGniYP\
                17T80pJeQyL3b+295FPHSO2AtvCgyIbKMZ0BALilAA==""";

        assertThat(Rsa.verify(text, signature, RESPONSE_KEY)).isTrue();
    }

    @Test
    void encryptsAndDecryptsNotices() {
        String key = "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb";

        assertThat(Aead.encrypt(key, "uluk4a9R25RW", "associatedData", "message"))
                .isEqualTo("ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI=");
        assertThat(Aead.decrypt(key, "uluk4a9R25RW", "associatedData", "ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI="))
                .isEqualTo("message");
        assertThatThrownBy(() -> Aead.decrypt(key, "uluk4a9R25RW", "other", "ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI="))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void encryptsAndSignsPushes() {
        PushCipher cipher = new PushCipher("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wxb11529c136998cb6");

        String encrypted = cipher.encrypt("aaaabbbbccccdddd", "我是中文abcd123");

        assertThat(encrypted)
                .isEqualTo("jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==");
        assertThat(cipher.decrypt(encrypted)).isEqualTo("我是中文abcd123");
        assertThat(Hashes.sortedSha1("pamtest", "1409304348", "xxxxxx", encrypted))
                .isEqualTo("82c962d39941aa48552f90ef55aa323dc620cc10");
        PushCipher other = new PushCipher("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wx0000000000000000");
        assertThatThrownBy(() -> other.decrypt(encrypted)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void signsThePushUrl() {
        assertThat(Hashes.sortedSha1("AAAAA", "1714036504", "1514711492"))
                .isEqualTo("f464b24fc39322e44b38aa78f5edd27bd1441696");
        assertThat(Hashes.sortedSha1("AAAAA", "1714037059", "486452656"))
                .isEqualTo("899cf89e464efb63f54ddac96b0a0a235f53aa78");
    }

    @Test
    void decryptsUserData() {
        String encryptedData =
                """
                CiyLU1Aw2KjvrjMdj8YKliAjtP4gsMZMQmRzooG2xrDcvSnxIMXFufNstNGTyaGS9uT5geRa0W4oTOb1WT7fJlAC+oNPdbB+3hVb\
                JSRgv+4lGOETKUQz6OYStslQ142dNCuabNPGBzlooOmB231qMM85d2/fV6ChevvXvQP8Hkue1poOFtnEtpyxVLW1zAo6/1Xx1COx\
                Fvrc2d7UL/lmHInNlxuacJXwu0fjpXfz/YqYzBIBzD6WUfTIF9GRHpOn/Hz7saL8xz+W//FRAUid1OksQaQx4CMs8LOddcQhULW4\
                ucetDf96JcR3g0gfRK4PC7E/r7Z6xNrXd2UIeorGj5Ef7b1pJAYB6Y5anaHqZ9J6nKEBvB4DnNLIVWSgARns/8wR2SiRS7MNACwT\
                yrGvt9ts8p12PKFdlqYTopNHR1Vf7XjfhQlVsAJdNiKdYmYVoKlaRv85IfVunYzO0IKXsyl7JCUjCpoG20f0a04COwfneQAGGwd5\
                oa+T8yO5hzuyDb/XcxxmK01EpqOyuxINew==""";

        String json = UserData.decrypt("tiihtNczf5v6AKRyjwEUhQ==", "r7BXXKkLb8qrSNn05n0qiA==", encryptedData);

        assertThat(json)
                .contains("\"openId\":\"oGZUI0egBJY1zhBYw2KhdUfwVJJE\"")
                .contains("\"appid\":\"wx4f4bc4dec97d474b\"")
                .contains("1477314187");
    }

    @Test
    void signsTheSession() {
        assertThat(Hashes.sessionSignature("o0q0otL8aEzpcZL/FT9WsQ==", "{\"foo\":\"bar\"}"))
                .isEqualTo("654571f79995b2ce1e149e53c0a33dc39c0a74090db514261454e8dbe432aa0b");
        assertThat(Hashes.sessionSignature("o0q0otL8aEzpcZL/FT9WsQ==", ""))
                .isEqualTo("46e043c5525c2d817c44be603d30837a808a1d930d038f6fdc3e62a201fed128");
    }

    @Test
    void writesCertificatesThatTheJdkReads() throws Exception {
        KeyPair keys = Rsa.newKeyPair();
        String serial = Random.serial();
        Instant from = Instant.parse("2026-01-01T00:00:00Z");

        String pem = Certificate.selfSigned(keys, serial, "sandbox", from, from.plusSeconds(86_400));

        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(UTF_8)));
        certificate.verify(keys.getPublic());
        assertThat(String.format("%040X", certificate.getSerialNumber())).isEqualTo(serial);
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo(from);
        assertThat(serial).matches("[1-7][0-9A-F]{39}");
    }
}
