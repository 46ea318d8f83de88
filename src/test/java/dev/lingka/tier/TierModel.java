package dev.lingka.tier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What the rules say of one member, in plain Java and without a cap on any level. Written from the rules alone. */
final class TierModel {

    private final TierRules rules;
    private final LocalDate joined;
    private final TreeMap<LocalDate, Day> days = new TreeMap<>();
    private final List<Source> sources = new ArrayList<>();
    private long carry;
    private int rank;
    private LocalDate reviewOn;
    private LocalDate graceOn;

    TierModel(TierRules rules, LocalDate joined) {
        this.rules = rules;
        this.joined = joined;
    }

    private static final class Day {
        long spend;
        int sales;
        long recharged;
        int referrals;
        long growth;
        long visitGrowth;
    }

    /** Something that counted, and what of it is back. */
    static final class Source {
        final String kind;
        final LocalDate day;
        final long fen;
        private long growth;
        private long returned;
        private long returnedGrowth;

        private Source(String kind, LocalDate day, long fen) {
            this.kind = kind;
            this.day = day;
            this.fen = fen;
        }

        long left() {
            return fen - returned;
        }
    }

    String level() {
        return rules.levels().get(rank).code();
    }

    LocalDate reviewOn() {
        return reviewOn;
    }

    LocalDate graceOn() {
        return graceOn;
    }

    List<Source> sources() {
        return sources;
    }

    long growth() {
        return days.values().stream().mapToLong(day -> day.growth).sum();
    }

    Source sale(LocalDate today, LocalDate day, long fen) {
        Source sale = new Source("sale", day, fen);
        Day of = days.computeIfAbsent(day, key -> new Day());
        sale.growth = grown(fen * rules.growth().perYuanBasisPoints())
                + TierBooks.points(fen) * rules.growth().perPoint();
        of.spend += fen;
        of.sales++;
        of.growth += sale.growth;
        if (of.sales == 1) {
            of.visitGrowth = rules.growth().perVisit();
            of.growth += of.visitGrowth;
        }
        return done(sale, today);
    }

    Source recharge(LocalDate today, long fen) {
        Source recharge = new Source("recharge", today, fen);
        Day of = days.computeIfAbsent(today, key -> new Day());
        recharge.growth = grown(fen * rules.growth().perRechargeYuanBasisPoints());
        of.recharged += fen;
        of.growth += recharge.growth;
        return done(recharge, today);
    }

    void referral(LocalDate today) {
        Day of = days.computeIfAbsent(today, key -> new Day());
        of.referrals++;
        of.growth += rules.growth().perReferral();
        rise(today);
    }

    private Source done(Source source, LocalDate today) {
        sources.add(source);
        rise(today);
        return source;
    }

    private long grown(long hundredthsOfBasisPoints) {
        carry += hundredthsOfBasisPoints;
        long whole = carry / 1_000_000;
        carry -= whole * 1_000_000;
        return whole;
    }

    void giveBack(Source source, long fen) {
        source.returned += fen;
        long due = source.growth * source.returned / source.fen;
        long back = due - source.returnedGrowth;
        source.returnedGrowth = due;
        Day of = days.get(source.day);
        of.growth -= back;
        if (source.kind.equals("recharge")) {
            of.recharged -= fen;
            return;
        }
        of.spend -= fen;
        if (source.left() == 0 && --of.sales == 0) {
            of.growth -= of.visitGrowth;
            of.visitGrowth = 0;
        }
    }

    /** A new day: reviews that have come due, then what tenure brings. */
    void morning(LocalDate today) {
        while (lookOn() != null && !lookOn().isAfter(today)) {
            review();
        }
        boolean tenure = false;
        for (int i = rank + 1; i < rules.levels().size(); i++) {
            Integer days = rules.levels().get(i).conditions().tenureDays();
            tenure |= days != null && joined.plusDays(days).equals(today);
        }
        if (tenure) {
            rise(today);
        }
    }

    private LocalDate lookOn() {
        return graceOn == null ? reviewOn : graceOn;
    }

    private void review() {
        int reached = reached(start(reviewOn.minusDays(1)), lookOn().minusDays(1), lookOn());
        if (reached >= rank) {
            graceOn = null;
            reviewOn = rank == 0 ? null : end(reviewOn);
        } else if (graceOn == null && rules.review().graceDays() > 0) {
            graceOn = reviewOn.plusDays(rules.review().graceDays());
        } else {
            rank = rules.review().softLanding() ? Math.max(reached, rank - 1) : reached;
            graceOn = null;
            reviewOn = rank == 0 ? null : end(reviewOn);
        }
    }

    private void rise(LocalDate today) {
        int reached = reached(start(today), today, today);
        if (reached > rank || (graceOn != null && reached == rank)) {
            rank = reached;
            reviewOn = end(today);
            graceOn = null;
        }
    }

    private int reached(LocalDate from, LocalDate to, LocalDate tenureOn) {
        Day sum = new Day();
        int visits = 0;
        for (Day day : days.subMap(from, true, to, true).values()) {
            sum.growth += day.growth;
            sum.spend += day.spend;
            sum.recharged += day.recharged;
            sum.referrals += day.referrals;
            visits += day.sales > 0 ? 1 : 0;
        }
        long tenure = tenureOn.toEpochDay() - joined.toEpochDay();
        int best = 0;
        for (int i = 1; i < rules.levels().size(); i++) {
            TierLevel.Conditions asked = rules.levels().get(i).conditions();
            boolean holds = holds(asked.growth(), sum.growth)
                    && holds(asked.spendFen(), sum.spend)
                    && holds(asked.visits(), visits)
                    && holds(asked.rechargedFen(), sum.recharged)
                    && holds(asked.referrals(), sum.referrals)
                    && holds(asked.tenureDays(), tenure);
            best = holds ? i : best;
        }
        return best;
    }

    private static boolean holds(Number asked, long there) {
        return asked == null || there >= asked.longValue();
    }

    private LocalDate start(LocalDate day) {
        return switch (rules.period().kind()) {
            case CALENDAR_MONTH -> day.withDayOfMonth(1);
            case CALENDAR_YEAR -> day.withDayOfYear(1);
            case ROLLING_MONTHS -> day.plusDays(1).minusMonths(rules.period().months());
        };
    }

    private LocalDate end(LocalDate day) {
        return switch (rules.period().kind()) {
            case CALENDAR_MONTH -> day.withDayOfMonth(1).plusMonths(1);
            case CALENDAR_YEAR -> day.withDayOfYear(1).plusYears(1);
            case ROLLING_MONTHS -> day.plusMonths(rules.period().months());
        };
    }
}
