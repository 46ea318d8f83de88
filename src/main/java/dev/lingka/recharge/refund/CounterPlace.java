package dev.lingka.recharge.refund;

import dev.lingka.merchant.staff.StaffActor;
import java.util.UUID;

/**
 * Where money crosses the counter.
 *
 * @param storeId null when it does not
 * @param shiftHolder the person or terminal whose open shift takes it
 */
record CounterPlace(UUID storeId, UUID shiftHolder) {

    static CounterPlace of(StaffActor staff, UUID storeId) {
        if (storeId != null) {
            staff.requireStore(storeId);
        }
        return new CounterPlace(storeId, staff.id());
    }
}
