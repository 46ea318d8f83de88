package dev.lingka.merchant.team;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** A staff member as colleagues see them. */
record StaffView(
        UUID id,
        String name,
        String role,
        boolean allStores,
        Set<UUID> storeIds,
        boolean phoneKnown,
        String status,
        int revision,
        Instant createdAt) {

    static StaffView of(StaffMember member, Set<UUID> storeIds) {
        return new StaffView(
                member.id,
                member.name,
                member.role.text(),
                member.allStores,
                storeIds,
                member.phoneIndex != null,
                member.status.text(),
                member.revision,
                member.createdAt);
    }
}
