package dev.lingka.sandbox.wechat.book;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Something that shall go wrong.
 *
 * @param match method and path pattern, e.g. {@code POST /v3/pay/transactions/*}; the method may be {@code *}
 * @param times how often; -1 for ever
 * @param skip how many matching calls pass unharmed first
 * @param chance probability of each matching call (0 to 1)
 * @param status HTTP status of mode error, errcode the code of mode errcode
 */
public record Fault(
        String id,
        String match,
        Mode mode,
        int times,
        int skip,
        double chance,
        long delayMs,
        int errcode,
        int status,
        String code) {

    /** What goes wrong, before or after the call did its work. */
    public enum Mode {
        DROP_BEFORE_EFFECT,
        DROP_AFTER_EFFECT,
        SYSTEM_ERROR,
        SYSTEM_ERROR_AFTER_EFFECT,
        TOO_MANY_REQUESTS,
        HTML_502,
        HTML_502_AFTER_EFFECT,
        SLOW,
        BAD_SIGNATURE,
        STALE_TIMESTAMP,
        WRONG_SERIAL,
        MISSING_HEADERS,
        MALFORMED_JSON,
        EMPTY_BODY,
        ERRCODE,
        ERROR;

        /** The name as the control API and the book write it. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Mode of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public Fault used() {
        return new Fault(id, match, mode, times > 0 ? times - 1 : times, skip, chance, delayMs, errcode, status, code);
    }

    public Fault skipped() {
        return new Fault(id, match, mode, times, skip - 1, chance, delayMs, errcode, status, code);
    }
}
