package dev.lingka.merchant.store;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A change of a store; what is null stays.
 *
 * @param open false closes the store for business: no shift opens there
 */
record ChangeStore(
        @Size(max = 60) @Pattern(regexp = "(?s).*\\S.*") String name,
        @Size(max = 200) String address,
        @Pattern(regexp = "[0-9+() -]{0,30}") String phone,
        @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @Size(max = 200) String openingHours,
        @KnownZone String timeZone,
        Boolean open) {}
