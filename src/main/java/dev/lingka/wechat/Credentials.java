package dev.lingka.wechat;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.ProblemException;
import java.util.Optional;

/**
 * A merchant's keys, opened. In memory only: no part of it has a text form.
 *
 * @param revision rises with every change, so that whatever was built from older keys can be thrown away
 */
public record Credentials(
        int merchantId,
        String merchantCode,
        long revision,
        App miniProgram,
        Optional<App> officialAccount,
        Optional<Pay> payment,
        Optional<Push> pushing)
        implements InMerchant {

    /** Throws {@link WechatProblem#WECHAT_NOT_CONFIGURED} for a merchant without WeChat Pay. */
    public Pay pay() {
        return payment.orElseThrow(() -> ProblemException.of(WechatProblem.WECHAT_NOT_CONFIGURED));
    }

    /** Whether messages to this app are for this merchant. */
    public boolean owns(String appId) {
        return miniProgram.appId().equals(appId)
                || officialAccount.filter(app -> app.appId().equals(appId)).isPresent();
    }

    @Override
    public String toString() {
        return "Credentials[merchant=" + merchantId + ", revision=" + revision + "]";
    }

    /** A mini-program or an official account. */
    public record App(String appId, String secret) {

        @Override
        public String toString() {
            return "App[" + appId + "]";
        }
    }

    /**
     * WeChat Pay in public-key mode.
     *
     * @param merchantSerial serial of the merchant's API certificate, 40 hex digits
     * @param privateKeyPem of that certificate, PKCS#8
     * @param apiV3Key 32 bytes as text; opens notices
     * @param publicKeyId as in {@code PUB_KEY_ID_…}
     * @param publicKeyPem verifies answers and notices
     */
    public record Pay(
            String mchId,
            String merchantSerial,
            String privateKeyPem,
            String apiV3Key,
            String publicKeyId,
            String publicKeyPem) {

        @Override
        public String toString() {
            return "Pay[" + mchId + "]";
        }
    }

    /**
     * Message push.
     *
     * @param aesKey 43 characters; when there is one, plain messages are refused
     */
    public record Push(String token, Optional<String> aesKey) {

        @Override
        public String toString() {
            return "Push[…]";
        }
    }
}
