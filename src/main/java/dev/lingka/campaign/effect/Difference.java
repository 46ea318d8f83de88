package dev.lingka.campaign.effect;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What one group has more than the other, with the range in which it lies in 95 of 100 cases.
 *
 * @param by at best guess
 * @param from the lower end
 * @param to the upper end
 */
record Difference(BigDecimal by, BigDecimal from, BigDecimal to) {

    private static final MathContext DIGITS = MathContext.DECIMAL64;
    /** Of the normal distribution, for 95 %. */
    private static final BigDecimal Z = new BigDecimal("1.959964");

    /**
     * In the share of members who came back. The range is Agresti's and Caffo's (2000): two more members to each group,
     * one of whom came back, which holds in small groups and at shares near nothing, where the textbook's does not.
     */
    static Difference ofReturns(Group told, Group alone) {
        BigDecimal by = share(told.returned(), told.members()).subtract(share(alone.returned(), alone.members()));
        BigDecimal one = share(told.returned() + 1, told.members() + 2);
        BigDecimal other = share(alone.returned() + 1, alone.members() + 2);
        BigDecimal error = spread(one, told.members() + 2).add(spread(other, alone.members() + 2));
        return around(by, one.subtract(other), error);
    }

    /** In what a member spent on average, by the variances of both groups (Welch). */
    static Difference ofSpend(Group told, Group alone) {
        BigDecimal by = mean(told).subtract(mean(alone));
        return around(by, by, variance(told).add(variance(alone)));
    }

    private static Difference around(BigDecimal by, BigDecimal middle, BigDecimal error) {
        BigDecimal half = Z.multiply(error.sqrt(DIGITS));
        return new Difference(by, middle.subtract(half), middle.add(half));
    }

    static BigDecimal share(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DIGITS);
    }

    private static BigDecimal spread(BigDecimal share, long members) {
        return share.multiply(BigDecimal.ONE.subtract(share)).divide(BigDecimal.valueOf(members), DIGITS);
    }

    static BigDecimal mean(Group group) {
        return group.spendFen().divide(BigDecimal.valueOf(group.members()), DIGITS);
    }

    /** Of the mean: the variance of the sample by its size. */
    private static BigDecimal variance(Group group) {
        BigDecimal members = BigDecimal.valueOf(group.members());
        BigDecimal apart = group.squares().subtract(group.spendFen().multiply(mean(group), DIGITS));
        return apart.max(BigDecimal.ZERO).divide(members.multiply(members.subtract(BigDecimal.ONE)), DIGITS);
    }
}
