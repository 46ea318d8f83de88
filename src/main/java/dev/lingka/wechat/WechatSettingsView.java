package dev.lingka.wechat;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which of a merchant's keys are set. Ids are shown, secrets never.
 *
 * @param encryptedPush true when pushes must come encrypted
 * @param noticePath where WeChat Pay sends notices, below the public address
 * @param pushPath what to enter as the message push address in WeChat's console
 */
public record WechatSettingsView(
        String appId,
        @Schema(nullable = true) String officialAppId,
        @Schema(nullable = true) String mchId,
        @Schema(nullable = true) String merchantSerial,
        @Schema(nullable = true) String publicKeyId,
        boolean pay,
        boolean push,
        boolean encryptedPush,
        String noticePath,
        String pushPath,
        Instant updatedAt) {

    static WechatSettingsView of(WechatCredential row) {
        return new WechatSettingsView(
                row.appId,
                row.officialAppId,
                row.mchId,
                row.merchantSerial,
                row.publicKeyId,
                row.mchId != null,
                row.pushTokenSealed != null,
                row.pushAesKeySealed != null,
                WechatPaths.notices(row.merchantCode),
                WechatPaths.push(row.merchantCode),
                row.updatedAt);
    }
}
