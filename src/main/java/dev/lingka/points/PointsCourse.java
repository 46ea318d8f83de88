package dev.lingka.points;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One member's points under any rules, in memory: what {@code points_earn}, {@code points_spend}, {@code points_refund}
 * and the expiry do, from the same {@link Earning}. {@code PointsModelTest} holds it equal to the SQL. Days must not go
 * backwards.
 */
public final class PointsCourse {

    private static final Comparator<Lot> OLDEST_FIRST =
            Comparator.<Lot>comparingLong(lot -> lot.born).thenComparingLong(lot -> lot.id);

    private final List<Lot> lots = new ArrayList<>();
    private final Map<UUID, Source> sources = new HashMap<>();
    private final Map<String, Long> counted = new HashMap<>();
    private final PointsAccrual accrual = new PointsAccrual();
    private LocalDate lapsesAfter;
    private long debt;
    private long made;

    private static final class Lot {
        private final long id;
        private final long born;
        private final UUID source;
        private final LocalDate lastDay;
        private long left;

        private Lot(long id, long born, UUID source, LocalDate lastDay, long left) {
            this.id = id;
            this.born = born;
            this.source = source;
            this.lastDay = lastDay;
            this.left = left;
        }
    }

    private static final class Taking {
        private final Lot lot;
        private long out;

        private Taking(Lot lot, long out) {
            this.lot = lot;
            this.out = out;
        }
    }

    private static final class Source {
        private final List<Taking> takings = new ArrayList<>();
        private List<PointsAccrual.Part> parts = List.of();
        private boolean owes = true;
        private LocalDate spentOn;
        private LocalDate earnedOn;
        private long spent;
        private long returned;
        private long earned;
        private long taken;
    }

    /** What a refund did: what came back, what left the balance, what is owed. */
    public record Back(long returnedPoints, long takenPoints, long debtPoints) {}

    public long balance() {
        return lots.stream().mapToLong(lot -> lot.left).sum();
    }

    public long debt() {
        return debt;
    }

    /** Points that were there before; the oldest are to be named first. */
    public void open(long points, LocalDate lastDay) {
        add(null, points, lastDay);
    }

    /** When all of them end without another sale, and what sales have given in the year so far. */
    public void open(LocalDate lapse, int year, long ofTheYear) {
        lapsesAfter = lapse;
        counted.put(Integer.toString(year), ofTheYear);
    }

    /** Days go by; answers how many points ended. To be called before what happens on a day. */
    public long pass(LocalDate today) {
        boolean lapsed = lapsesAfter != null && lapsesAfter.isBefore(today);
        long ended = 0;
        for (Lot lot : lots) {
            if (lapsed || (lot.lastDay != null && lot.lastDay.isBefore(today))) {
                ended += lot.left;
                lot.left = 0;
            }
        }
        lapsesAfter = lapsed ? null : lapsesAfter;
        return ended;
    }

    /** Gives what a sale earns, debt paid first; answers all that it came to. */
    public long earn(UUID id, JsonObject earn, LocalDate day) {
        Source source = source(id);
        source.parts = accrual.of(earn.getJsonArray("rates", new JsonArray()), earn.getString("window"), day);
        long whole = source.parts.stream().mapToLong(PointsAccrual.Part::points).sum();
        source.earned = allowed(whole, earn.getJsonObject("limit"), day);
        source.earnedOn = day;
        source.owes = "next_earning".equals(earn.getString("debt"));
        credit(id, source.earned, day(earn.getString("lastDay")));
        lapsesAfter = day(earn.getString("lapsesAfter"));
        return source.earned;
    }

    /** Gives points for what is not a sale. */
    public void grant(UUID id, long points, LocalDate lastDay) {
        credit(id, points, lastDay);
    }

    /** Takes back what is left of a grant; answers how many. */
    public long takeGrant(UUID id) {
        long taken = 0;
        for (Lot lot : lots) {
            if (id.equals(lot.source)) {
                taken += lot.left;
                lot.left = 0;
            }
        }
        return taken;
    }

    /** Spends the oldest first; false, and nothing is spent, when there are not so many. */
    public boolean spend(UUID id, long points, LocalDate today) {
        if (balance() < points) {
            return false;
        }
        if (points > 0) {
            Source source = source(id);
            source.spent = points;
            source.spentOn = today;
            take(points, null, source.takings);
        }
        return true;
    }

    /** Something else that gave points without an end, or took some: as many as there are. */
    public void move(long points) {
        if (points > 0) {
            add(null, points, null);
        } else {
            take(Math.min(-points, balance()), null, null);
        }
    }

    /** Undoes the share of a sale, of whose {@code total} {@code before} were back already. */
    public Back refund(UUID id, long total, long before, long amount, LocalDate today) {
        Source source = source(id);
        long returned = PointsAccrual.share(source.spent, source.returned, total, before, amount);
        long due = PointsAccrual.share(source.earned, source.taken, total, before, amount);
        long taken = Math.min(due, balance() + returned);
        source.returned += returned;
        source.taken += due;
        giveBack(source, returned, today);
        take(taken, id, null);
        accrual.giveBack(source.parts, total, before, amount);
        if (due > 0) {
            counted.computeIfPresent(source.earnedOn.toString(), (span, points) -> points - due);
            counted.computeIfPresent(Integer.toString(source.earnedOn.getYear()), (span, points) -> points - due);
        }
        long owed = source.owes ? due - taken : 0;
        debt += owed;
        return new Back(returned, taken, owed);
    }

    private Source source(UUID id) {
        return sources.computeIfAbsent(id, any -> new Source());
    }

    private void credit(UUID id, long points, LocalDate lastDay) {
        long paid = Math.min(debt, points);
        debt -= paid;
        add(id, points - paid, lastDay);
    }

    private void add(UUID source, long points, LocalDate lastDay) {
        if (points > 0) {
            made++;
            lots.add(new Lot(made, made, source, lastDay, points));
        }
    }

    private long allowed(long points, JsonObject limit, LocalDate day) {
        if (limit == null) {
            return points;
        }
        String year = Integer.toString(day.getYear());
        long most = least(points, limit.getLong("perSale"));
        if (limit.getLong("perDay") == null && limit.getLong("perYear") == null) {
            return most;
        }
        most = least(most, rest(limit.getLong("perDay"), day.toString()));
        most = Math.max(0, least(most, rest(limit.getLong("perYear"), year)));
        counted.merge(day.toString(), most, Long::sum);
        counted.merge(year, most, Long::sum);
        return most;
    }

    private Long rest(Long limit, String span) {
        return limit == null ? null : Long.valueOf(limit - counted.getOrDefault(span, 0L));
    }

    private static long least(long value, Long limit) {
        return limit == null ? value : Math.min(value, limit);
    }

    /**
     * Takes points that are there, those of one source first.
     *
     * @param kept gets from which lots they came; null to forget it
     */
    private void take(long points, UUID first, List<Taking> kept) {
        long missing = points;
        for (boolean own : first == null ? new boolean[] {false} : new boolean[] {true, false}) {
            for (Lot lot : lots) {
                long taken = own && !first.equals(lot.source) ? 0 : Math.min(missing, lot.left);
                if (taken > 0) {
                    lot.left -= taken;
                    missing -= taken;
                    if (kept != null) {
                        kept.add(new Taking(lot, taken));
                    }
                }
            }
        }
    }

    /** To the lots they came from, the youngest first; what has ended meanwhile lives on for the days it had left. */
    private void giveBack(Source source, long points, LocalDate today) {
        long rest = points;
        for (int i = source.takings.size() - 1; i >= 0 && rest > 0; i--) {
            Taking taking = source.takings.get(i);
            long back = Math.min(rest, taking.out);
            taking.out -= back;
            rest -= back;
            Lot lot = taking.lot;
            if (back > 0 && lot.lastDay != null && lot.lastDay.isBefore(today)) {
                long daysLeft = Math.max(0, ChronoUnit.DAYS.between(source.spentOn, lot.lastDay));
                made++;
                lots.add(new Lot(made, lot.born, lot.source, today.plusDays(daysLeft), back));
                lots.sort(OLDEST_FIRST);
            } else {
                lot.left += back;
            }
        }
    }

    private static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
