package dev.lingka.notification.sms;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ours, which the provider keeps beside an SMS ({@code OutId}) and tells with its report, as in
 * {@code 7-0190a0a0-0000-7000-8000-000000000001}. One account serves all merchants, so that it says whose message it
 * is.
 */
public record SmsReference(int merchantId, UUID messageId) {

    private static final Pattern FORM =
            Pattern.compile("([1-9][0-9]{0,8})-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    /** Empty for what is none, or not there. */
    public static Optional<SmsReference> of(String text) {
        Matcher form = FORM.matcher(text == null ? "" : text);
        return form.matches()
                ? Optional.of(new SmsReference(Integer.parseInt(form.group(1)), UUID.fromString(form.group(2))))
                : Optional.empty();
    }

    public String text() {
        return merchantId + "-" + messageId;
    }
}
