package dev.lingka.shop.redemption;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Staff cancel a gift that was not handed over. */
record CancelRedemption(@NotBlank @Size(max = 200) String reason) {}
