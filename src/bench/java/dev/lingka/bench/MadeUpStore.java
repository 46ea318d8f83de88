package dev.lingka.bench;

import dev.lingka.queue.wait.Stay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A restaurant that does not exist, table by table and quarter minute by quarter minute: parties come in two waves,
 * eat, give up, do not answer the call; a host does one thing at a time; some days it rains. It knows nothing of the
 * estimate that is judged by it.
 */
final class MadeUpStore {

    static final List<String> LINES = List.of("small", "middle", "large");

    private static final double STEP = 0.25;
    private static final double OPENS = 10.5 * 60;
    private static final double LAST_TICKET = 21 * 60;
    private static final double CLOSES = 22.5 * 60;
    /** Between two parties at a table: walking, clearing, wiping. */
    private static final double TURN_MINUTES = 5;

    private final Random random;
    private final int[] tables = new int[LINES.size()];
    private final double[] mealMinutes = new double[LINES.size()];
    private final double[] lunch = new double[LINES.size()];
    private final double[] dinner = new double[LINES.size()];
    private final double base;
    private final double lunchAt;
    private final double dinnerAt;
    private final double lunchSpread;
    private final double dinnerSpread;
    private final double noShows;
    private final double patience;
    private final boolean sharesTables;
    private final Map<DayOfWeek, Double> weekdays = new EnumMap<>(DayOfWeek.class);
    private final LocalDate changed;
    private final double change;

    MadeUpStore(Random random, LocalDate somewhere) {
        this.random = random;
        for (int line = 0; line < LINES.size(); line++) {
            tables[line] = 4 + random.nextInt(line == 2 ? 5 : 12);
            mealMinutes[line] = between(26, 46) + 8 * line;
            lunch[line] = between(0.7, 1.5);
            dinner[line] = between(0.9, 2.0);
        }
        base = between(0.2, 0.6);
        lunchAt = between(11.8, 12.8) * 60;
        dinnerAt = between(18.0, 19.2) * 60;
        lunchSpread = between(25, 50);
        dinnerSpread = between(40, 70);
        noShows = between(0.03, 0.15);
        patience = between(35, 90);
        sharesTables = random.nextBoolean();
        for (DayOfWeek day : DayOfWeek.values()) {
            weekdays.put(day, crowd(day));
        }
        changed = somewhere.plusDays(random.nextInt(80));
        change = between(0.85, 1.2);
    }

    private double crowd(DayOfWeek day) {
        return switch (day) {
            case FRIDAY -> between(0.95, 1.25);
            case SATURDAY, SUNDAY -> between(1.0, 1.4);
            default -> between(0.8, 1.0);
        };
    }

    private double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    private static final class Party {
        private int line;
        private double taken;
        private int ahead;
        private double givesUp;
    }

    /** All tickets of a day, by line. */
    Map<String, List<Stay>> day(LocalDate day) {
        return new Day(day).play();
    }

    private final class Day {
        private final LocalDate day;
        private final double crowd;
        private final double slowness;
        private final List<List<Party>> waiting = new ArrayList<>();
        private final double[][] freeAt = new double[LINES.size()][];
        private final Map<String, List<Stay>> stays = new HashMap<>();
        private double hostFreeAt;

        Day(LocalDate day) {
            this.day = day;
            double weather = random.nextDouble();
            double rain = weather < 0.12 ? between(0.5, 0.8) : weather < 0.2 ? between(1.15, 1.35) : 1;
            double staff = random.nextDouble() < 0.08 ? between(1.15, 1.4) : 1;
            crowd = weekdays.get(day.getDayOfWeek()) * rain * Math.exp(0.12 * random.nextGaussian());
            slowness = staff * Math.exp(0.06 * random.nextGaussian()) * (day.isBefore(changed) ? 1 : change);
            for (int line = 0; line < LINES.size(); line++) {
                waiting.add(new ArrayList<>());
                freeAt[line] = new double[tables[line]];
                stays.put(LINES.get(line), new ArrayList<>());
            }
        }

        Map<String, List<Stay>> play() {
            for (double now = OPENS; now < CLOSES; now += STEP) {
                come(now);
                giveUp(now);
                call(now);
            }
            waiting.forEach(line -> line.forEach(party -> leave(party, CLOSES, false)));
            stays.values().forEach(line -> line.sort(Comparator.comparingDouble(Stay::taken)));
            return stays;
        }

        private double perMinute(int line, double now) {
            double full = tables[line] / (mealMinutes[line] + TURN_MINUTES);
            double atLunch = lunch[line] * Math.exp(-Math.pow((now - lunchAt) / lunchSpread, 2) / 2);
            double atDinner = dinner[line] * Math.exp(-Math.pow((now - dinnerAt) / dinnerSpread, 2) / 2);
            return full * crowd * (base + atLunch + atDinner);
        }

        private void come(double now) {
            for (int line = 0; line < LINES.size() && now < LAST_TICKET; line++) {
                if (random.nextDouble() < STEP * perMinute(line, now)) {
                    join(line, now);
                }
            }
        }

        private void join(int line, double now) {
            List<Party> others = waiting.get(line);
            double expected = others.size() * (mealMinutes[line] + TURN_MINUTES) / tables[line];
            if (random.nextDouble() < expected / (expected + 2 * patience)) {
                return;
            }
            Party party = new Party();
            party.line = line;
            party.taken = now + STEP * random.nextDouble();
            int over = random.nextDouble() < 0.05 ? Math.min(2, others.size()) : 0;
            party.ahead = others.size() - over;
            party.givesUp = now + patience * Math.exp(0.6 * random.nextGaussian());
            others.add(others.size() - over, party);
        }

        private void giveUp(double now) {
            for (List<Party> line : waiting) {
                line.removeIf(party -> {
                    boolean gone = party.givesUp <= now;
                    if (gone) {
                        leave(party, now, false);
                    }
                    return gone;
                });
            }
        }

        /** One call at a time, and each takes the host a while. */
        private void call(double now) {
            if (now < hostFreeAt) {
                return;
            }
            int first = random.nextInt(LINES.size());
            for (int i = 0; i < LINES.size(); i++) {
                int line = (first + i) % LINES.size();
                int size = table(line, now);
                if (size >= 0 && !waiting.get(line).isEmpty()) {
                    seat(waiting.get(line).remove(0), size, now);
                    hostFreeAt = now + between(0.25, 1.5);
                    return;
                }
            }
        }

        /** The size of a free table for that line; -1 when there is none. */
        private int table(int line, double now) {
            if (free(line, now) >= 0) {
                return line;
            }
            int larger = line + 1;
            boolean may =
                    sharesTables && larger < LINES.size() && waiting.get(larger).isEmpty();
            return may && free(larger, now) >= 0 ? larger : -1;
        }

        private int free(int size, double now) {
            for (int table = 0; table < freeAt[size].length; table++) {
                if (freeAt[size][table] <= now) {
                    return table;
                }
            }
            return -1;
        }

        private void seat(Party party, int size, double now) {
            double called = Math.max(now, party.taken);
            leave(party, called, true);
            boolean absent = random.nextDouble() < noShows * Math.min(2, 0.5 + (called - party.taken) / 40);
            double meal = mealMinutes[party.line] * slowness * Math.exp(0.3 * random.nextGaussian());
            freeAt[size][free(size, now)] = now + (absent ? between(2, 5) : meal + TURN_MINUTES * between(0.5, 1.5));
        }

        private void leave(Party party, double now, boolean called) {
            double left = Math.max(now, party.taken);
            stays.get(LINES.get(party.line)).add(new Stay(day, party.taken, left, party.ahead, called, true));
        }
    }
}
