package dev.lingka.bench.madeup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * How one member lives: since when, how often, at what time of day, on which days, in which store, with what in the cup,
 * and until when. Drawn from the seed and the member's number alone.
 */
final class Habits {

    /** Sales go back so many days. */
    static final int DAYS = 730;

    private static final int OLDEST_DAYS = 900;
    private static final double USUAL_GAP_DAYS = 22;
    private static final double GAP_SPREAD = 0.8;
    private static final double SHORTEST_GAP_DAYS = 1;
    private static final double LEAVE = 0.45;
    private static final double WEEKENDER = 0.3;
    private static final double AT_HOME = 0.85;
    private static final double SECOND_PRODUCT = 0.2;
    private static final double FAVOURITE = 0.5;
    private static final int[] HOURS = {9, 12, 15, 19};
    private static final int HOUR = 60;
    /** How much oftener than usual people come, January first: the new year's feast and the summer. */
    private static final double[] SEASON = {1.2, 1.25, 0.9, 0.9, 1.0, 1.1, 1.2, 1.2, 0.95, 1.0, 0.85, 1.0};

    private final RandomGenerator random;
    private final int today;
    private final int joined;
    private final int last;
    private final double gapDays;
    private final boolean weekender;
    private final int hour;
    private final int home;
    private final int stores;
    private final Product favourite;

    /** Longer gaps for a stretch above 1. */
    Habits(long seed, long member, int today, int stores, double stretch) {
        random = new SplittableRandom(seed * 1_000_003 + member);
        this.today = today;
        this.stores = stores;
        int age = random.nextInt(1, OLDEST_DAYS);
        joined = today - age;
        last = random.nextDouble() < LEAVE ? joined + random.nextInt(age) : today - 1;
        gapDays = Math.max(SHORTEST_GAP_DAYS, stretch * USUAL_GAP_DAYS * Math.exp(GAP_SPREAD * random.nextGaussian()));
        weekender = random.nextDouble() < WEEKENDER;
        hour = HOURS[random.nextInt(HOURS.length)];
        home = random.nextInt(stores);
        favourite = Product.any(random);
    }

    /** The day, since 1970-01-01. */
    int joined() {
        return joined;
    }

    int home() {
        return home;
    }

    /** In the order of days. */
    List<Sale> sales() {
        List<Sale> sales = new ArrayList<>();
        double at = Math.max(joined, today - DAYS) + random.nextDouble() * gapDays;
        while (at <= last) {
            int day = onItsDay((int) at);
            if (day <= last) {
                sales.add(sale(day));
            }
            at = Math.max(at, day) + random.nextExponential() * gapDays / season((int) at);
        }
        return sales;
    }

    /** A weekender's visit waits for the next Saturday or Sunday. */
    private int onItsDay(int day) {
        int weekday = LocalDate.ofEpochDay(day).getDayOfWeek().getValue();
        return weekender && weekday < 6 ? day + 6 - weekday : day;
    }

    private Sale sale(int day) {
        int store = random.nextDouble() < AT_HOME ? home : random.nextInt(stores);
        int minute = (hour - 1) * HOUR + random.nextInt(3 * HOUR);
        return new Sale(day, minute, store, products());
    }

    private List<Product> products() {
        Product first = random.nextDouble() < FAVOURITE ? favourite : Product.any(random);
        return random.nextDouble() < SECOND_PRODUCT ? List.of(first, Product.any(random)) : List.of(first);
    }

    private static double season(int day) {
        return SEASON[LocalDate.ofEpochDay(day).getMonthValue() - 1];
    }
}
