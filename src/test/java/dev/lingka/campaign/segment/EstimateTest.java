package dev.lingka.campaign.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Seeds;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whether the truth lies within what an estimate says, over random merchants and rules. */
class EstimateTest {

    private static final int SEEDS = 500;
    private static final int BUCKETS = 1000;

    @Test
    void theTruthLiesWithinInNineOfTen() {
        long first = Seeds.first();

        long held = LongStream.range(first, first + SEEDS)
                .filter(EstimateTest::holds)
                .count();

        assertThat(held).as("of %d from seed %d on", SEEDS, first).isGreaterThanOrEqualTo(SEEDS * 9 / 10);
    }

    /** 30,000 to 200,000 members in random buckets, of whom a rule holds for one in ten thousand up to all. */
    private static boolean holds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int members = 30_000 + random.nextInt(170_000);
        double share = Math.pow(10, -4 * random.nextDouble());
        int buckets = Math.max(1, 20_000 * BUCKETS / members);
        long in = 0;
        long found = 0;
        for (int i = 0; i < members; i++) {
            if (random.nextDouble() < share) {
                in++;
                found += random.nextInt(BUCKETS) < buckets ? 1 : 0;
            }
        }
        Estimate estimate = Estimate.sampled(found, buckets);
        return estimate.from() <= in && in <= estimate.to() && estimate.from() >= found;
    }

    /**
     * 100 found in 100 of the 1000 buckets: the share is 0.1, the rest 0.9. middle = 100 + 3.8416 / 2 * 0.9 = 101.7287;
     * half = 1.96 * sqrt((100 + 0.9604) * 0.9) = 1.96 * 9.5323 = 18.6833; from 830.45 to 1204.12.
     */
    @Test
    void workedOutByHand() {
        assertThat(Estimate.sampled(100, 100)).isEqualTo(new Estimate(1000, false, 830, 1205));
    }

    /**
     * Nothing found in a tenth says no more than "at most 36": middle = 1.9208 * 0.9 = 1.7287, half = 1.96 *
     * sqrt(0.9604 * 0.9) = 1.8222, and 3.5509 / 0.1 = 35.5.
     */
    @Test
    void nothingFoundIsNotNothing() {
        assertThat(Estimate.sampled(0, 100)).isEqualTo(new Estimate(0, false, 0, 36));
    }

    @Test
    void allBucketsAreACount() {
        long found = new Random(1).nextInt(1000);

        assertThat(Estimate.sampled(found, BUCKETS)).isEqualTo(Estimate.counted(found));
    }
}
