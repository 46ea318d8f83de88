package dev.lingka.merchant.store;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A new store.
 *
 * @param code short name within the merchant, as in {@code nanshan-1}; never changes
 * @param timeZone whose days are the store's business days; Asia/Shanghai unless set
 */
record OpenStore(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,30}") String code,
        @NotBlank @Size(max = 60) String name,
        @Size(max = 200) String address,
        @Pattern(regexp = "[0-9+() -]{0,30}") String phone,
        @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @Size(max = 200) String openingHours,
        @KnownZone String timeZone) {}
