package dev.lingka.wechat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A merchant's keys as they are stored: what is secret is sealed. A group is there as a whole or not at all. */
@Entity
@Table(name = "wechat_credential")
class WechatCredential {

    @Id
    @Column(name = "merchant_id")
    int merchantId;

    @Column(name = "merchant_code")
    String merchantCode;

    long revision;

    @Column(name = "app_id")
    String appId;

    @Column(name = "app_secret_sealed")
    String appSecretSealed;

    @Column(name = "official_app_id")
    String officialAppId;

    @Column(name = "official_app_secret_sealed")
    String officialAppSecretSealed;

    @Column(name = "mch_id")
    String mchId;

    @Column(name = "merchant_serial")
    String merchantSerial;

    @Column(name = "private_key_sealed")
    String privateKeySealed;

    @Column(name = "api_v3_key_sealed")
    String apiV3KeySealed;

    @Column(name = "public_key_id")
    String publicKeyId;

    @Column(name = "public_key")
    String publicKey;

    @Column(name = "push_token_sealed")
    String pushTokenSealed;

    @Column(name = "push_aes_key_sealed")
    String pushAesKeySealed;

    @Column(name = "updated_at")
    Instant updatedAt;

    protected WechatCredential() {}

    WechatCredential(int merchantId, String merchantCode) {
        this.merchantId = merchantId;
        this.merchantCode = merchantCode;
    }

    /** Counts a change, so that every replica sees it. */
    void changed(Instant at) {
        revision++;
        updatedAt = at;
    }
}
