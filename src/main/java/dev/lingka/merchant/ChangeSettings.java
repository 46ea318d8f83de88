package dev.lingka.merchant;

import dev.lingka.merchant.store.KnownZone;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A change of the merchant's settings; what is null stays.
 *
 * @param servicePhone where customers call
 */
record ChangeSettings(
        @Size(max = 60) @Pattern(regexp = "(?s).*\\S.*") String name,
        @KnownZone String timeZone,
        @Pattern(regexp = "[0-9+() -]{0,30}") String servicePhone) {}
