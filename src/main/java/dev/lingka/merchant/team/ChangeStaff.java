package dev.lingka.merchant.team;

import dev.lingka.merchant.staff.StaffRole;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;

/**
 * A change of a staff member; what is null stays.
 *
 * @param active false suspends: their next request is refused
 * @param phone an empty text forgets it
 */
record ChangeStaff(
        @Size(max = 60) @Pattern(regexp = "(?s).*\\S.*") String name,
        StaffRole role,
        Boolean allStores,
        @Size(max = 200) Set<@NotNull UUID> storeIds,
        @Size(max = 30) String phone,
        Boolean active) {

    boolean changesRights() {
        return role != null || allStores != null || storeIds != null || active != null || phone != null;
    }
}
