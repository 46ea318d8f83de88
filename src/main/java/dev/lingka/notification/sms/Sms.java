package dev.lingka.notification.sms;

import dev.lingka.shared.crypto.PhoneNumber;
import java.util.Map;

/**
 * One SMS.
 *
 * @param merchantCode whose signature stands before it
 * @param template the provider's, as in {@code SMS_154950909}; null for the one of marketing
 * @param parameters what the template leaves open
 * @param reference ours, which the provider keeps beside it and tells with its report
 */
public record Sms(
        String merchantCode, PhoneNumber to, String template, Map<String, String> parameters, SmsReference reference) {

    @Override
    public String toString() {
        return "Sms[template=" + template + "]";
    }
}
