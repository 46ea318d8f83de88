package dev.lingka.bench;

import dev.lingka.queue.wait.LinePast;
import dev.lingka.queue.wait.Stay;
import dev.lingka.queue.wait.WaitRange;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Told waits beside true ones, on made-up days with another seed each run, or on recorded days. Each day is told by
 * the eight weeks before it and by what had happened on it when the ticket was taken, never by more. Beside it stand
 * the last ten waits of the line.
 */
public final class QueueWaitBench {

    private static final int STORES = 12;
    private static final int PAST_DAYS = 56;
    private static final int TOLD_DAYS = 21;
    private static final double PROMISED = 0.8;
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    private final Figures figures = new Figures();
    private final RangeTally ours = new RangeTally();
    private final RangeTally theirs = new RangeTally();
    private final RangeTally oursInLine = new RangeTally();
    private final RangeTally theirsInLine = new RangeTally();
    private int unknown;

    /** @param args {@code seed=…} plays a run again; a file is read instead of days being made up */
    public static void main(String... args) throws IOException {
        QueueWaitBench bench = new QueueWaitBench();
        if (args.length == 1 && !args[0].startsWith("seed=")) {
            RecordedDays.read(Path.of(args[0])).values().forEach(bench::line);
        } else {
            long seed = args.length == 0 ? new SecureRandom().nextInt() : Long.parseLong(args[0].substring(5));
            System.out.println("seed " + seed);
            bench.madeUp(seed);
        }
        bench.show();
        System.exit(bench.figures.exitCode());
    }

    private void madeUp(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < STORES; i++) {
            MadeUpStore store = new MadeUpStore(new Random(random.nextLong()), FIRST);
            Map<String, List<Stay>> lines = new HashMap<>();
            FIRST.datesUntil(FIRST.plusDays(PAST_DAYS + TOLD_DAYS))
                    .map(store::day)
                    .forEach(day -> day.forEach((line, stays) -> lines.computeIfAbsent(line, none -> new ArrayList<>())
                            .addAll(stays)));
            lines.values().forEach(this::line);
        }
    }

    /** All days of a line but the first eight weeks; of a shorter record the second half. */
    private void line(List<Stay> stays) {
        TreeMap<LocalDate, List<Stay>> days =
                stays.stream().collect(Collectors.groupingBy(Stay::day, TreeMap::new, Collectors.toList()));
        int told = Math.max(1, Math.min(PAST_DAYS, days.size() / 2));
        LastTen last = new LastTen();
        int place = 0;
        for (Map.Entry<LocalDate, List<Stay>> day : days.entrySet()) {
            List<Stay> todays = day.getValue();
            todays.sort(Comparator.comparingDouble(Stay::taken));
            Optional<LinePast> past = place++ < told ? Optional.empty() : Optional.of(past(stays, day.getKey()));
            todays.forEach(stay -> {
                last.until(stay.taken());
                past.filter(known -> stay.called() && stay.telling())
                        .ifPresent(known -> tell(known, todays, stay, last));
                last.taken(stay);
            });
            last.until(Double.POSITIVE_INFINITY);
        }
    }

    private static LinePast past(List<Stay> stays, LocalDate day) {
        List<Stay> before = stays.stream()
                .filter(stay -> stay.day().isBefore(day) && !stay.day().isBefore(day.minusDays(PAST_DAYS)))
                .toList();
        return LinePast.of(before, day);
    }

    private void tell(LinePast past, List<Stay> todays, Stay stay, LastTen last) {
        Optional<WaitRange> range = past.range(todays, stay.ahead(), stay.taken());
        if (range.isEmpty() || !last.isKnown()) {
            unknown++;
            return;
        }
        double waited = stay.left() - stay.taken();
        ours.add(range.get().fromMinutes(), range.get().toMinutes(), waited);
        theirs.add(last.from(), last.to(), waited);
        if (stay.ahead() > 0) {
            oursInLine.add(range.get().fromMinutes(), range.get().toMinutes(), waited);
            theirsInLine.add(last.from(), last.to(), waited);
        }
    }

    private void show() {
        figures.show("tickets told", ours.size(), "tickets");
        figures.show("not known yet", unknown, "tickets");
        show("", ours, theirs);
        figures.atMost("median width / that of the last ten", ours.medianWidth() / theirs.medianWidth(), "ratio", 1);
        figures.show("of them with somebody ahead", oursInLine.size(), "tickets");
        show("ahead: ", oursInLine, theirsInLine);
    }

    /**
     * The last ten may be better in nothing: not in how often they hold, not in the score, and not in width where they
     * hold as often; over all tickets not in width as it is either.
     */
    private void show(String which, RangeTally told, RangeTally other) {
        figures.atLeast(which + "held", told.held(), "share", PROMISED);
        figures.atMost(which + "last ten held", other.held(), "share", told.held());
        figures.show(which + "median width", told.medianWidth(), "min");
        figures.show(which + "last ten median width", other.medianWidth(), "min");
        RangeTally stretched = other.stretchedToHold(told.held());
        figures.atLeast(
                which + "last ten held as often: median width", stretched.medianWidth(), "min", told.medianWidth());
        figures.show(which + "interval score", told.score(), "min");
        figures.atLeast(which + "last ten interval score", other.score(), "min", told.score());
        figures.atLeast(which + "last ten held as often: score", stretched.score(), "min", told.score());
    }
}
