package dev.lingka.notification.sms;

import dev.lingka.wechat.WechatConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The installation's account at an SMS provider; off unless set. */
@ConfigMapping(prefix = "lingka.sms")
public interface SmsConfig {

    @WithDefault("off")
    Provider provider();

    @WithDefault("https://dysmsapi.aliyuncs.com")
    URI url();

    Optional<String> accessKeyId();

    Optional<String> accessKeySecret();

    /** The approved signature that stands before each message, as in 【老街茶馆】. */
    Optional<String> signName();

    /** Signatures of single merchants, by their code. */
    Map<String, String> signNames();

    /** The approved template of marketing: {@code text}, {@code link} and {@code out} are filled in. */
    Optional<String> marketingTemplate();

    /** Characters that the provider takes in one parameter; what is longer is cut. */
    @WithDefault("35")
    int longestParameter();

    /**
     * The secret part of the address to which the provider pushes its delivery reports: 32 or more letters, digits,
     * {@code -} and {@code _}. Without it no report is taken.
     */
    Optional<String> reportToken();

    WechatConfig.Limits limits();

    /** Who carries the messages. */
    enum Provider {
        OFF,
        ALIYUN
    }
}
