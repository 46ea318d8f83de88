package dev.lingka.wechat;

import dev.lingka.wechat.Credentials.App;
import dev.lingka.wechat.Credentials.Pay;
import dev.lingka.wechat.Credentials.Push;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * A merchant's keys as the operator enters them. Each group is entered as a whole; a group that is left out stays as it
 * was, because nobody can read the old secrets to send them again.
 */
public record EnterCredentials(
        @Valid MiniProgram miniProgram,
        @Valid MiniProgram officialAccount,
        @Valid Payment pay,
        @Valid MessagePush push) {

    private static final String APP_ID = "wx[0-9a-zA-Z]{6,30}";
    private static final String APP_SECRET = "[0-9a-zA-Z]{16,64}";

    @Override
    public String toString() {
        return "EnterCredentials[…]";
    }

    /** The id and secret of a mini-program or an official account. */
    public record MiniProgram(
            @NotNull @Pattern(regexp = APP_ID) String appId, @NotNull @Pattern(regexp = APP_SECRET) String appSecret) {

        App app() {
            return new App(appId, appSecret);
        }

        @Override
        public String toString() {
            return "MiniProgram[" + appId + "]";
        }
    }

    /** WeChat Pay in public-key mode, as in {@link Credentials.Pay}. */
    public record Payment(
            @NotNull @Pattern(regexp = "[0-9]{8,32}") String mchId,
            @NotNull @Pattern(regexp = "[0-9A-F]{8,40}") String merchantSerial,
            @NotBlank @Size(max = 8192) String privateKey,
            @NotNull @Pattern(regexp = "[!-~]{32}") String apiV3Key,
            @NotNull @Pattern(regexp = "PUB_KEY_ID_[0-9A-Za-z]{4,64}") String publicKeyId,
            @NotBlank @Size(max = 8192) String publicKey) {

        Pay pay() {
            return new Pay(mchId, merchantSerial, privateKey, apiV3Key, publicKeyId, publicKey);
        }

        @Override
        public String toString() {
            return "Payment[" + mchId + "]";
        }
    }

    /** The token and, for encrypted messages, the key of message push. */
    public record MessagePush(
            @NotNull @Pattern(regexp = "[0-9A-Za-z]{3,32}") String token,
            @Pattern(regexp = "[0-9A-Za-z]{43}") String aesKey) {

        Push push() {
            return new Push(token, Optional.ofNullable(aesKey));
        }

        @Override
        public String toString() {
            return "MessagePush[…]";
        }
    }
}
