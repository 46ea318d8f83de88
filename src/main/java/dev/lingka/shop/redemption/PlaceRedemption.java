package dev.lingka.shop.redemption;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/**
 * A member's wish to take an item of the shop.
 *
 * @param item its code
 * @param cardId which card bonus goes to; null for the one the member holds
 */
record PlaceRedemption(@NotNull @Pattern(regexp = "[a-z0-9-]{1,40}") String item, UUID cardId) {}
