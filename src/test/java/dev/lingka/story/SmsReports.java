package dev.lingka.story;

import org.eclipse.microprofile.config.ConfigProvider;

/** Where the SMS provider tells what became of SMS. */
final class SmsReports {

    private SmsReports() {}

    static String token() {
        return ConfigProvider.getConfig().getValue("lingka.sms.report-token", String.class);
    }

    static String path() {
        return "/api/aliyun/" + token() + "/sms-reports";
    }
}
