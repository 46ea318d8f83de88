package dev.lingka.points.other;

import java.time.LocalDate;

/**
 * What something that is not a sale gave.
 *
 * @param day the business day that it counts for
 * @param points it gave; the same when it is asked again for the same thing
 * @param debtPaidPoints what of it paid a debt of a refunded sale
 */
record EarnedView(LocalDate day, long points, long debtPaidPoints, long balancePoints) {

    static EarnedView of(LocalDate day, Reward reward) {
        return new EarnedView(day, reward.points(), reward.debtPaidPoints(), reward.balancePoints());
    }
}
