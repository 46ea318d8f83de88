package dev.lingka.notification.kind;

import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;

/**
 * When marketing waits, in the merchant's zone. In YAML the times need quotes.
 *
 * @param to not after {@code from}: that of the next morning
 */
public record QuietHours(@NotNull LocalTime from, @NotNull LocalTime to) {}
