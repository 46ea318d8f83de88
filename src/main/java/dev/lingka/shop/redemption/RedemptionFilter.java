package dev.lingka.shop.redemption;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Actor;
import java.util.Set;
import java.util.UUID;

/**
 * Which redemptions are looked for.
 *
 * @param state null for any
 * @param memberId null for anybody's
 * @param stores where it was handed over, if it was; null for anywhere
 */
record RedemptionFilter(String state, UUID memberId, Set<UUID> stores) {

    static RedemptionFilter of(Actor member) {
        return new RedemptionFilter(null, member.id(), null);
    }

    RedemptionFilter within(StaffActor reader) {
        return new RedemptionFilter(state, memberId, reader.allStores() ? null : reader.stores());
    }
}
