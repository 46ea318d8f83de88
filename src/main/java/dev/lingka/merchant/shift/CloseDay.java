package dev.lingka.merchant.shift;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/** Ends a store's business day. */
record CloseDay(@NotNull UUID storeId, @NotNull LocalDate businessDay, @Size(max = 500) String note) {}
