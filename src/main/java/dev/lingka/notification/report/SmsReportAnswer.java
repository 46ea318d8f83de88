package dev.lingka.notification.report;

/**
 * What Alibaba Cloud wants to hear; it looks at the status and whether there is a number.
 *
 * @param code 0: taken
 */
record SmsReportAnswer(int code, String msg) {

    static SmsReportAnswer taken() {
        return new SmsReportAnswer(0, "接收成功");
    }
}
