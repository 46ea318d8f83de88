package dev.lingka.points.other;

import java.time.LocalDate;

/**
 * A day's sign-in.
 *
 * @param day the business day that it counts for
 * @param points it gave; the same when it is asked again on that day
 */
record SignInView(LocalDate day, long points, long debtPaidPoints, long balancePoints) {

    static SignInView of(LocalDate day, Reward reward) {
        return new SignInView(day, reward.points(), reward.debtPaidPoints(), reward.balancePoints());
    }
}
