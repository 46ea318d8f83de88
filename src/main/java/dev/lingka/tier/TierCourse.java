package dev.lingka.tier;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/**
 * One member's way through the levels of any rules, in memory: what {@code tier_count}, {@code tier_take_back},
 * {@code tier_settle} and the review do, step by step. Caps and lines are left out, because nobody else is there.
 * {@code TierModelTest} holds it equal to the SQL. Days must not go backwards.
 */
public final class TierCourse {

    private static final long WHOLE_GROWTH = 1_000_000;

    private final TierRules rules;
    private final LocalDate memberSince;
    private final TreeMap<LocalDate, Facts> days = new TreeMap<>();
    private boolean known;
    private int rank;
    private long carry;
    private LocalDate reviewOn;
    private LocalDate graceOn;
    private LocalDate looked;

    /** What counted on one business day. */
    public record Day(LocalDate day, long spendFen, int sales, long rechargedFen, int referrals, long growth) {}

    /**
     * Where somebody stands before the first day.
     *
     * @param level its code, also of other rules; null for one who never stood anywhere
     * @param levelSince null when it is not known
     * @param memberSince null when it is not known: then the first day
     * @param days that still count
     */
    public record Start(String level, LocalDate levelSince, LocalDate memberSince, List<Day> days) {

        public Start {
            days = List.copyOf(days);
        }
    }

    /** Something that counted, of which a part may come back. */
    public static final class Source {
        private final LocalDate day;
        private final long fen;
        private final boolean sale;
        private final long growth;
        private long returned;
        private long returnedGrowth;

        private Source(LocalDate day, long fen, boolean sale, long growth) {
            this.day = day;
            this.fen = fen;
            this.sale = sale;
            this.growth = growth;
        }
    }

    private static final class Facts {
        long spend;
        int sales;
        long recharged;
        int referrals;
        long growth;
        long visitGrowth;
    }

    /** Begins before the first day. */
    public TierCourse(TierRules rules, Start start, LocalDate first) {
        this.rules = rules;
        memberSince = start.memberSince() == null ? first : start.memberSince();
        looked = first.minusDays(1);
        known = start.level() == null || rules.find(start.level()).isPresent();
        rank = start.level() == null ? 0 : rules.levels().indexOf(rules.level(start.level()));
        start.days().forEach(this::open);
        if (rank > 0) {
            reviewOn = end(start.levelSince() == null ? first : start.levelSince());
            while (!reviewOn.isAfter(looked)) {
                reviewOn = end(reviewOn);
            }
        }
    }

    private void open(Day day) {
        Facts of = of(day.day());
        of.spend = day.spendFen();
        of.sales = day.sales();
        of.recharged = day.rechargedFen();
        of.referrals = day.referrals();
        of.growth = day.growth();
    }

    /** From which day on facts count under these rules on that day. */
    public static LocalDate windowStart(TierRules rules, LocalDate day) {
        return switch (rules.period().kind()) {
            case CALENDAR_MONTH -> day.withDayOfMonth(1);
            case CALENDAR_YEAR -> day.withDayOfYear(1);
            case ROLLING_MONTHS -> day.plusDays(1).minusMonths(rules.period().months());
        };
    }

    /** How high: 0 is the first level. */
    public int rank() {
        return rank;
    }

    /** False until the first look for who comes from a level that these rules do not have: the next is no climb. */
    public boolean isKnown() {
        return known;
    }

    public Standing standing() {
        return Standing.on(rules.levels().get(rank), null, null);
    }

    /** All that was counted and is not back. */
    public long growth() {
        return days.values().stream().mapToLong(day -> day.growth).sum();
    }

    /** Days go by: reviews, and levels that tenure brings. To be called before what happens on a day. */
    public void pass(LocalDate today) {
        for (LocalDate next = next(); next != null && !next.isAfter(today); next = next()) {
            boolean tenure = next.equals(tenureOn());
            if (next.equals(lookOn())) {
                review();
            }
            looked = next;
            if (tenure) {
                settle(next);
            }
        }
        looked = today;
    }

    /**
     * A sale counts on its business day; a level that is reached by it is there at once.
     *
     * @param points that it earned
     */
    public Source sold(LocalDate today, LocalDate day, long fen, long points) {
        long growth = grown(fen * rules.growth().perYuanBasisPoints())
                + points * rules.growth().perPoint();
        Source source = new Source(day, fen, true, growth);
        Facts of = of(day);
        of.spend += fen;
        of.growth += source.growth;
        if (fen > 0 && ++of.sales == 1) {
            of.visitGrowth = rules.growth().perVisit();
            of.growth += of.visitGrowth;
        }
        settle(today);
        return source;
    }

    public Source paidIn(LocalDate today, long fen) {
        Source source = new Source(today, fen, false, grown(fen * rules.growth().perRechargeYuanBasisPoints()));
        Facts of = of(today);
        of.recharged += fen;
        of.growth += source.growth;
        settle(today);
        return source;
    }

    /** A friend bought for the first time. */
    public void friendBought(LocalDate today) {
        Facts of = of(today);
        of.referrals++;
        of.growth += rules.growth().perReferral();
        settle(today);
    }

    /** A part of a source is back; nobody falls by it before the review. */
    public void giveBack(Source source, long fen) {
        if (fen == 0 || source.fen == 0) {
            return;
        }
        Facts of = of(source.day);
        long returned = Math.min(source.fen, source.returned + fen);
        long growth = source.growth * returned / source.fen - source.returnedGrowth;
        of.growth -= growth;
        if (source.sale) {
            of.spend -= returned - source.returned;
            if (returned == source.fen && source.returned < returned && --of.sales == 0) {
                of.growth -= of.visitGrowth;
                of.visitGrowth = 0;
            }
        } else {
            of.recharged -= returned - source.returned;
        }
        source.returned = returned;
        source.returnedGrowth += growth;
    }

    private Facts of(LocalDate day) {
        return days.computeIfAbsent(day, any -> new Facts());
    }

    private long grown(long parts) {
        carry += parts;
        long whole = carry / WHOLE_GROWTH;
        carry %= WHOLE_GROWTH;
        return whole;
    }

    private LocalDate next() {
        LocalDate look = lookOn();
        LocalDate tenure = tenureOn();
        return look == null || (tenure != null && tenure.isBefore(look)) ? tenure : look;
    }

    private LocalDate lookOn() {
        return graceOn == null ? reviewOn : graceOn;
    }

    /** The next day on which the tenure of a higher level is reached; null for none. */
    private LocalDate tenureOn() {
        return rules.levels().subList(rank + 1, rules.levels().size()).stream()
                .map(level -> level.conditions().tenureDays())
                .filter(asked -> asked != null && memberSince.plusDays(asked).isAfter(looked))
                .map(memberSince::plusDays)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private void settle(LocalDate today) {
        int reached = reached(windowStart(rules, today), today, today);
        if (!known || reached > rank) {
            rank = reached;
            known = true;
            reviewOn = rank == 0 ? null : end(today);
            graceOn = null;
        } else if (graceOn != null && reached == rank) {
            reviewOn = end(today);
            graceOn = null;
        }
    }

    private void review() {
        int reached = reached(windowStart(rules, reviewOn.minusDays(1)), lookOn().minusDays(1), lookOn());
        if (reached < rank && graceOn == null && rules.review().graceDays() > 0) {
            graceOn = reviewOn.plusDays(rules.review().graceDays());
            return;
        }
        if (reached < rank) {
            rank = rules.review().softLanding() ? Math.max(reached, rank - 1) : reached;
        }
        graceOn = null;
        reviewOn = rank == 0 ? null : end(reviewOn);
    }

    private int reached(LocalDate from, LocalDate to, LocalDate tenureOn) {
        Facts sum = new Facts();
        for (Facts day : days.subMap(from, true, to, true).values()) {
            sum.growth += day.growth;
            sum.spend += day.spend;
            sum.recharged += day.recharged;
            sum.referrals += day.referrals;
            sum.sales += day.sales > 0 ? 1 : 0;
        }
        long tenure = tenureOn.toEpochDay() - memberSince.toEpochDay();
        int best = 0;
        for (int i = 1; i < rules.levels().size(); i++) {
            best = holds(rules.levels().get(i).conditions(), sum, tenure) ? i : best;
        }
        return best;
    }

    private static boolean holds(TierLevel.Conditions asked, Facts sum, long tenure) {
        return holds(asked.growth(), sum.growth)
                && holds(asked.spendFen(), sum.spend)
                && holds(asked.visits(), sum.sales)
                && holds(asked.rechargedFen(), sum.recharged)
                && holds(asked.referrals(), sum.referrals)
                && holds(asked.tenureDays(), tenure);
    }

    private static boolean holds(Number asked, long there) {
        return asked == null || there >= asked.longValue();
    }

    /** The first day after the period in which a level was earned or kept on that day. */
    private LocalDate end(LocalDate day) {
        return switch (rules.period().kind()) {
            case CALENDAR_MONTH -> day.withDayOfMonth(1).plusMonths(1);
            case CALENDAR_YEAR -> day.withDayOfYear(1).plusYears(1);
            case ROLLING_MONTHS -> day.plusMonths(rules.period().months());
        };
    }
}
