package dev.lingka.notification.kind;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;

/**
 * A template that the provider of SMS has approved.
 *
 * @param template the provider's code of it, as in {@code SMS_154950909}
 * @param params what stands in it, by the names there; texts with placeholders; none unless said
 */
public record SmsTemplate(
        @NotNull @Pattern(regexp = "[A-Za-z0-9_]{1,40}") String template, @Size(max = 20) Map<String, String> params) {

    public SmsTemplate {
        params = Objects.requireNonNullElse(MessageRules.copy(params), Map.of());
    }
}
