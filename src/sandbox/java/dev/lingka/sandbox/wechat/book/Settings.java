package dev.lingka.sandbox.wechat.book;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.sandbox.wechat.json.Json;

/**
 * The switches of the sandbox. Those about codes and shapes are facts that the public documents leave open, so that a
 * client can be tried against each reading.
 *
 * @param noticeSpeed how many times faster than real time retries of notices and pushes come
 * @param signtestRate how often (0 to 1) a notice is preceded by a WECHATPAY/SIGNTEST/ probe
 * @param refundDelayMillis how long a refund stays PROCESSING
 * @param refundOutcome SUCCESS, ABNORMAL, CLOSED, or MANUAL to wait for the control API
 * @param refundIntervalSeconds least time between two refunds of one order; 0 for none
 * @param billReadyHour hour of the next day (Beijing) from which a bill can be had; before it STATEMENT_CREATING
 * @param paidCode code of prepay and close on a paid order
 * @param closedCode code of prepay on a closed order
 * @param usedCodeErrcode errcode of a code that was used before: 40029 or 40163
 * @param smsReportUrl where delivery reports of SMS are pushed to, for the whole account; null or empty for nowhere
 */
public record Settings(
        long clockOffsetSeconds,
        boolean noticesAuto,
        double noticeSpeed,
        double signtestRate,
        long refundDelayMillis,
        String refundOutcome,
        long refundIntervalSeconds,
        int billReadyHour,
        String paidCode,
        String closedCode,
        int wrongSecretErrcode,
        int usedCodeErrcode,
        boolean signErrors,
        boolean strictHeaders,
        boolean countryCodeAsNumber,
        String jsonContentType,
        String smsReportUrl) {
    public static final String KEY = "settings";

    public static final Settings DEFAULT = new Settings(
            0,
            true,
            1,
            0.1,
            300,
            "SUCCESS",
            0,
            10,
            "ORDER_PAID",
            "ORDER_CLOSED",
            40125,
            40029,
            false,
            false,
            false,
            "application/json; encoding=utf-8",
            null);

    /** The settings of this book, the default ones when nobody changed them. */
    public static Settings of(Book book) {
        return book.settings.find(KEY).orElse(DEFAULT);
    }

    public static Settings change(Book book, JsonNode patch) {
        return book.write(() -> book.settings.put(KEY, Json.patched(Settings.class, of(book), patch)));
    }
}
