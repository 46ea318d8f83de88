package dev.lingka.points;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one member's points must be, in plain Java from the words of docs/points.md, without a look at the SQL: whole
 * windows are counted anew where the SQL keeps rests.
 */
final class PointsModel {

    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    private final PointsRules rules;
    private final Map<UUID, Sale> sales = new HashMap<>();
    private final Map<String, Window> windows = new HashMap<>();
    private final Map<String, Long> counted = new HashMap<>();
    private final List<Lot> lots = new ArrayList<>();
    private long debt;
    private LocalDate lapsesAfter;

    PointsModel(PointsRules rules) {
        this.rules = rules;
    }

    /** Points that came together; {@code born} orders them by their earning. */
    private static final class Lot {
        final long born;
        final UUID sale;
        final LocalDate lastDay;
        long left;

        Lot(long born, UUID sale, LocalDate lastDay, long left) {
            this.born = born;
            this.sale = sale;
            this.lastDay = lastDay;
            this.left = left;
        }
    }

    /** All that a rate came to in one window, and what was given for it. */
    private static final class Window {
        BigInteger units = BigInteger.ZERO;
        long given;
    }

    private record Part(Window window, BigInteger units, long points) {}

    private static final class Taking {
        final Lot lot;
        long out;

        Taking(Lot lot, long out) {
            this.lot = lot;
            this.out = out;
        }
    }

    private static final class Sale {
        long spent;
        LocalDate spentOn;
        final List<Taking> takings = new ArrayList<>();
        long earned;
        LocalDate earnedOn;
        long returned;
        long taken;
        final List<Part> parts = new ArrayList<>();
    }

    /** What a refund did. */
    record Back(long returned, long taken, long debt) {}

    long balance() {
        return lots.stream().mapToLong(lot -> lot.left).sum();
    }

    long debt() {
        return debt;
    }

    /** What is live: last day and points of each lot, in the order in which they are spent. */
    List<String> lots() {
        return inOrder().stream()
                .filter(lot -> lot.left > 0)
                .map(lot -> lot.lastDay + ":" + lot.left)
                .toList();
    }

    void beginDay(LocalDate today) {
        boolean lapsed = lapsesAfter != null && lapsesAfter.isBefore(today);
        lots.stream()
                .filter(lot -> lapsed || (lot.lastDay != null && lot.lastDay.isBefore(today)))
                .forEach(lot -> lot.left = 0);
        if (lapsed) {
            lapsesAfter = null;
        }
    }

    long earn(UUID id, SaleFacts facts, long now) {
        Sale sale = sales.computeIfAbsent(id, any -> new Sale());
        long points = 0;
        for (EarningRate rate : rules.rates()) {
            points += part(sale, rate, facts);
        }
        sale.earned = limited(points, facts.businessDay());
        sale.earnedOn = facts.businessDay();
        long paid = Math.min(debt, sale.earned);
        debt -= paid;
        if (sale.earned > paid) {
            lots.add(new Lot(now, id, rules.expiry().lastDay(facts.businessDay()), sale.earned - paid));
        }
        lapsesAfter = rules.expiry().lapsesAfter(facts.businessDay());
        return sale.earned;
    }

    private long part(Sale sale, EarningRate rate, SaleFacts facts) {
        long paid = facts.lines().stream()
                .filter(line -> counts(rate, line))
                .mapToLong(SaleFacts.Line::paidFen)
                .sum();
        if (paid == 0) {
            return 0;
        }
        BigInteger units =
                BigInteger.valueOf(paid).multiply(BigInteger.valueOf(rate.points() * facts.tierPointsBasisPoints()));
        BigInteger whole = WHOLE.multiply(BigInteger.valueOf(rate.perFen()));
        if (rules.window() == PointsRules.Window.RECEIPT) {
            return units.divide(whole).longValueExact();
        }
        String of = rules.window() == PointsRules.Window.DAY ? rate.code() + facts.businessDay() : rate.code();
        Window window = windows.computeIfAbsent(of, any -> new Window());
        window.units = window.units.add(units);
        long due = window.units.signum() < 0 ? 0 : window.units.divide(whole).longValueExact();
        long points = Math.max(0, due - window.given);
        window.given += points;
        sale.parts.add(new Part(window, units, points));
        return points;
    }

    /** Classes are all that a test's rates ask for; the best is the one with the most points for a fen. */
    private boolean counts(EarningRate rate, SaleFacts.Line line) {
        if (line.productClass() != null && rules.without().productClasses().contains(line.productClass())) {
            return false;
        }
        List<EarningRate> fitting = rules.rates().stream()
                .filter(any -> any.productClasses().isEmpty()
                        || any.productClasses().contains(line.productClass() == null ? "-" : line.productClass()))
                .toList();
        return rules.combine() == PointsRules.Combination.SUM
                ? fitting.contains(rate)
                : fitting.stream()
                        .max(Comparator.comparingDouble(any -> (double) any.points() / any.perFen()))
                        .filter(rate::equals)
                        .isPresent();
    }

    private long limited(long points, LocalDate day) {
        EarningLimit limit = rules.saleLimit();
        if (limit == null) {
            return points;
        }
        long most = least(points, limit.perSale());
        most = least(most, rest(limit.perDay(), day.toString()));
        most = Math.max(0, least(most, rest(limit.perYear(), "" + day.getYear())));
        count(day, most);
        return most;
    }

    private Long rest(Long limit, String span) {
        return limit == null ? null : (Long) (limit - counted.getOrDefault(span, 0L));
    }

    private void count(LocalDate day, long points) {
        counted.merge(day.toString(), points, Long::sum);
        counted.merge("" + day.getYear(), points, Long::sum);
    }

    private static long least(long value, Long limit) {
        return limit == null ? value : Math.min(value, limit);
    }

    /** Whether there were enough. */
    boolean spend(UUID id, long points, LocalDate today) {
        if (balance() < points) {
            return false;
        }
        Sale sale = sales.computeIfAbsent(id, any -> new Sale());
        sale.spent = points;
        sale.spentOn = today;
        sale.takings.addAll(take(points, inOrder()));
        return true;
    }

    private static List<Taking> take(long points, List<Lot> from) {
        List<Taking> takings = new ArrayList<>();
        long missing = points;
        for (Lot lot : from) {
            long taken = Math.min(missing, lot.left);
            if (taken > 0) {
                lot.left -= taken;
                takings.add(new Taking(lot, taken));
                missing -= taken;
            }
        }
        return takings;
    }

    Back refund(UUID id, long total, long before, long amount, LocalDate today) {
        Sale sale = sales.get(id);
        long returned = share(sale.spent, total, before + amount) - sale.returned;
        long due = share(sale.earned, total, before + amount) - sale.taken;
        sale.returned += returned;
        sale.taken += due;
        giveBack(sale, returned, today);
        long taken = Math.min(due, balance());
        List<Lot> ownFirst = new ArrayList<>(
                inOrder().stream().filter(lot -> id.equals(lot.sale)).toList());
        ownFirst.addAll(inOrder());
        take(taken, ownFirst);
        for (Part part : sale.parts) {
            part.window().units = part.window()
                    .units
                    .subtract(share(part.units(), total, before + amount).subtract(share(part.units(), total, before)));
            part.window().given -= share(part.points(), total, before + amount) - share(part.points(), total, before);
        }
        if (rules.saleLimit() != null && due > 0) {
            count(sale.earnedOn, -due);
        }
        long owed = rules.debt() == PointsRules.DebtRule.NEXT_EARNING ? due - taken : 0;
        debt += owed;
        return new Back(returned, taken, owed);
    }

    private void giveBack(Sale sale, long points, LocalDate today) {
        long rest = points;
        for (int i = sale.takings.size() - 1; i >= 0 && rest > 0; i--) {
            Taking taking = sale.takings.get(i);
            long back = Math.min(rest, taking.out);
            taking.out -= back;
            rest -= back;
            Lot lot = taking.lot;
            if (back > 0 && lot.lastDay != null && lot.lastDay.isBefore(today)) {
                long daysLeft = sale.spentOn.until(lot.lastDay, ChronoUnit.DAYS);
                lots.add(new Lot(lot.born, lot.sale, today.plusDays(Math.max(0, daysLeft)), back));
            } else {
                lot.left += back;
            }
        }
    }

    private List<Lot> inOrder() {
        return lots.stream().sorted(Comparator.comparingLong(lot -> lot.born)).toList();
    }

    private static long share(long points, long total, long back) {
        return share(BigInteger.valueOf(points), total, back).longValueExact();
    }

    private static BigInteger share(BigInteger whole, long total, long back) {
        return whole.multiply(BigInteger.valueOf(back)).divide(BigInteger.valueOf(total));
    }
}
