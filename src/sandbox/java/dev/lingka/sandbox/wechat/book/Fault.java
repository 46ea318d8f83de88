package dev.lingka.sandbox.wechat.book;

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
        drop_before_effect,
        drop_after_effect,
        system_error,
        system_error_after_effect,
        too_many_requests,
        html_502,
        html_502_after_effect,
        slow,
        bad_signature,
        stale_timestamp,
        wrong_serial,
        missing_headers,
        malformed_json,
        empty_body,
        errcode,
        error
    }

    public Fault used() {
        return new Fault(id, match, mode, times > 0 ? times - 1 : times, skip, chance, delayMs, errcode, status, code);
    }

    public Fault skipped() {
        return new Fault(id, match, mode, times, skip - 1, chance, delayMs, errcode, status, code);
    }
}
