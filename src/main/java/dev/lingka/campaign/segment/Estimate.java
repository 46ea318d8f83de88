package dev.lingka.campaign.segment;

/**
 * How many members are in, and between which numbers that lies.
 *
 * @param exact whether all were counted; else the count stands for 19 of 20 such samples within from and to
 */
record Estimate(long count, boolean exact, long from, long to) {

    /** Of the normal distribution, for 19 of 20. */
    private static final double Z = 1.96;

    private static final int BUCKETS = 1000;

    static Estimate counted(long count) {
        return new Estimate(count, true, count, count);
    }

    /**
     * From those found in some of the thousand buckets, into which members fall by chance. What is found is then nearly
     * Poisson, a little less spread because the buckets are a part of all: the score interval of that, which is right
     * for few and for many.
     *
     * @param found in the buckets
     */
    static Estimate sampled(long found, int buckets) {
        if (buckets >= BUCKETS) {
            return counted(found);
        }
        double share = buckets / (double) BUCKETS;
        double rest = 1 - share;
        double middle = found + Z * Z / 2 * rest;
        double half = Z * Math.sqrt((found + Z * Z / 4) * rest);
        long from = Math.max(found, (long) Math.floor((middle - half) / share));
        return new Estimate(Math.round(found / share), false, from, (long) Math.ceil((middle + half) / share));
    }
}
