package dev.lingka.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The worked example that Alibaba Cloud publishes with version 3 of its signature. */
class AliyunSignatureTest {

    @Test
    void signsAsThePublishedExample() {
        Map<String, String> headers = Map.of(
                "host", "ecs.cn-shanghai.aliyuncs.com",
                "x-acs-action", "RunInstances",
                "x-acs-version", "2014-05-26",
                "x-acs-date", "2023-10-26T10:22:32Z",
                "x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d",
                "x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        Map<String, String> query =
                Map.of("RegionId", "cn-shanghai", "ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd");

        String authorization = new AliyunSignature("YourAccessKeyId", "YourAccessKeySecret")
                .authorization(new TreeMap<>(query), new TreeMap<>(headers), new byte[0]);

        assertThat(authorization)
                .isEqualTo("ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;"
                        + "x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
                        + "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    }

    @Test
    void addressesAreEncodedAsTheyAreSigned() {
        assertThat(AliyunSignature.queryText(new TreeMap<>(Map.of("b", "a b*~", "a", "茶"))))
                .isEqualTo("a=%E8%8C%B6&b=a%20b%2A~");
    }
}
