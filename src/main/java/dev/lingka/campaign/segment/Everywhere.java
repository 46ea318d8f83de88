package dev.lingka.campaign.segment;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;

/** Who looks at all members of the merchant has to be staff of all its stores. */
final class Everywhere {

    private Everywhere() {}

    /** Throws a {@link dev.lingka.shared.problem.ProblemException} (403 STORE_NOT_ALLOWED) for anybody else. */
    static StaffActor of(CurrentStaff current) {
        StaffActor staff = current.staff();
        staff.requireAllStores();
        return staff;
    }
}
