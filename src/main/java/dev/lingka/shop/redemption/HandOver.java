package dev.lingka.shop.redemption;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Staff hand a gift over in this store. */
record HandOver(@NotNull UUID storeId) {}
