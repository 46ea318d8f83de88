package dev.lingka.notification.sms;

import dev.lingka.notification.sms.SmsAnswer.Kind;
import java.util.Map;

/** What the codes of Alibaba Cloud's short message service mean for a message. */
final class AliyunCodes {

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("OK", Kind.SENT),
            Map.entry("isp.SYSTEM_ERROR", Kind.DOUBT),
            Map.entry("isv.BUSINESS_LIMIT_CONTROL", Kind.TOMORROW),
            Map.entry("isv.DAY_LIMIT_CONTROL", Kind.TOMORROW),
            Map.entry("isv.MOBILE_NUMBER_ILLEGAL", Kind.NUMBER_REFUSED),
            Map.entry("isv.BLACK_KEY_CONTROL_LIMIT", Kind.CONTENT_REFUSED),
            Map.entry("isv.PARAM_LENGTH_LIMIT", Kind.CONTENT_REFUSED),
            Map.entry("isv.PARAM_NOT_SUPPORT_URL", Kind.CONTENT_REFUSED),
            Map.entry("isv.TEMPLATE_MISSING_PARAMETERS", Kind.CONTENT_REFUSED),
            Map.entry("isv.TEMPLATE_PARAMS_ILLEGAL", Kind.CONTENT_REFUSED),
            Map.entry("isv.INVALID_JSON_PARAM", Kind.CONTENT_REFUSED));

    private AliyunCodes() {}

    /** A code that stands nowhere is somebody's to look at. */
    static Kind kind(String code) {
        return code.startsWith("Throttling") ? Kind.LATER : KINDS.getOrDefault(code, Kind.NOT_ALLOWED);
    }
}
