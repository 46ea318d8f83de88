package dev.lingka.tier.benefit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A benefit that is granted now.
 *
 * @param note what for, as in a room's number; may be null
 */
record UseBenefit(@NotNull UUID storeId, @Size(max = 200) String note) {}
