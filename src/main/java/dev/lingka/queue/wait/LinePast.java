package dev.lingka.queue.wait;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What a line's past says about its waits today.
 *
 * <p>A wait is meant to last until one ticket more than there are ahead has left, at the usual pace of such a day and
 * hour, corrected by how today goes. Each past day is told like that by the days before it; how far the waits of
 * tickets alike were from what was meant is the range.
 */
public final class LinePast {

    /** Days before the first one that is told. */
    private static final int DAYS_BEFORE = 3;

    /** Less than so many waits on so many days, and nothing is known. */
    private static final int ENOUGH = 40;

    private static final int ENOUGH_DAYS = 5;

    /** How many tickets of today count as much as the past: what was best on the past days is taken. */
    private static final double[] TRUSTS = {2, 8, 32};

    private final UsualPace usual;
    private final double trust;
    private final Misses misses;

    private LinePast(UsualPace usual, double trust, Misses misses) {
        this.usual = usual;
        this.trust = trust;
        this.misses = misses;
    }

    /** @param stays that have ended, of days before that day */
    public static LinePast of(List<Stay> stays, LocalDate today) {
        List<Replay> replays = DoubleStream.of(TRUSTS).mapToObj(Replay::new).toList();
        List<DayFlow> flows = new ArrayList<>();
        stays.stream()
                .collect(Collectors.groupingBy(Stay::day, TreeMap::new, Collectors.toList()))
                .forEach((day, those) -> {
                    if (flows.size() >= DAYS_BEFORE) {
                        UsualPace usual = UsualPace.of(flows, day);
                        replays.forEach(replay -> replay.day(those, usual));
                    }
                    flows.add(DayFlow.of(day, those));
                });
        Replay best = replays.stream()
                .min(Comparator.comparingDouble(Replay::missedMinutes))
                .orElseThrow();
        return new LinePast(UsualPace.of(flows, today), best.trust(), new Misses(today, best.misses()));
    }

    /**
     * How long somebody waits in that minute with so many before them; empty while too little is known.
     *
     * @param todays the day's stays; what happened after the minute is not looked at
     */
    public Optional<WaitRange> range(List<Stay> todays, int ahead, double minute) {
        if (misses.size() < ENOUGH || misses.days() < ENOUGH_DAYS) {
            return Optional.empty();
        }
        Pulse pulse = new Pulse(usual, trust);
        new Course(todays).play(pulse, minute, (stay, before) -> {});
        return misses.range(usual.until(ahead + 1, minute, pulse.factor(minute)), ahead, minute);
    }
}
