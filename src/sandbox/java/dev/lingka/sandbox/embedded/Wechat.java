package dev.lingka.sandbox.embedded;

import dev.lingka.sandbox.wechat.WechatSandbox;
import dev.lingka.sandbox.wechat.WechatSandbox.Options;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.sms.SmsGateway;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * WeChat's open platform, WeChat Pay and a provider of SMS on one loopback port. Users, orders and keys are kept in the
 * data folder, and
 * the port too, so that what was paid before a restart is still paid after it.
 */
final class Wechat implements Part {
    private static final int TOKEN_LETTERS = 40;

    private final DataFolder folder;
    private WechatSandbox sandbox;

    Wechat(DataFolder folder) {
        this.folder = folder;
    }

    @Override
    public Map<String, String> start() throws IOException {
        int port = folder.port("wechat-port");
        sandbox = WechatSandbox.start(Options.in(folder.folder("wechat")).onPort(port));
        Map<String, String> settings = new LinkedHashMap<>(sms());
        settings.put("lingka.wechat.open-url", sandbox.url());
        settings.put("lingka.wechat.pay-url", sandbox.url());
        settings.put("lingka.embedded.wechat-control", sandbox.url() + "/");
        return settings;
    }

    /** Where reports go is told to the sandbox by whoever knows the application's address. */
    private Map<String, String> sms() throws IOException {
        return Map.of(
                "lingka.sms.provider",
                "aliyun",
                "lingka.sms.url",
                sandbox.url(),
                "lingka.sms.access-key-id",
                SmsGateway.KEY_ID,
                "lingka.sms.access-key-secret",
                SmsGateway.SECRET,
                "lingka.sms.sign-name",
                "Lingka",
                "lingka.sms.marketing-template",
                "SMS_1",
                "lingka.sms.report-token",
                folder.keep("sms-report-token", () -> Random.letters(TOKEN_LETTERS)));
    }

    @Override
    public void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
