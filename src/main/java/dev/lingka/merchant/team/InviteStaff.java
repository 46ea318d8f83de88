package dev.lingka.merchant.team;

import dev.lingka.merchant.staff.StaffRole;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new staff member.
 *
 * @param subject the {@code sub} of their tokens at the identity provider
 * @param allStores true for every store, also later ones
 * @param storeIds their stores when not all
 * @param phone their own, so that they cannot act on their own card; may be null
 */
record InviteStaff(
        @NotNull @Pattern(regexp = "[!-~]{1,120}") String subject,
        @NotBlank @Size(max = 60) String name,
        @NotNull StaffRole role,
        @Schema(required = true) boolean allStores,
        @Size(max = 200) Set<@NotNull UUID> storeIds,
        @Size(max = 30) String phone) {

    InviteStaff {
        storeIds = storeIds == null ? Set.of() : storeIds;
    }
}
