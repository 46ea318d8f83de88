package dev.lingka.bench;

import dev.lingka.queue.wait.Stay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Real days from a file: {@code line,day,taken_at,left_at,ahead,called} with a first row that says so, times as clocks
 * in the store show them ({@code 2026-03-02 18:05:10}), {@code called} t or f. As PostgreSQL writes it; docs/queue.md
 * has the statement.
 */
final class RecordedDays {

    private static final double SECONDS_A_MINUTE = 60;

    private RecordedDays() {}

    static Map<String, List<Stay>> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .filter(row -> !row.isBlank())
                .map(row -> row.split(","))
                .collect(Collectors.groupingBy(
                        cells -> cells[0], Collectors.mapping(RecordedDays::stay, Collectors.toList())));
    }

    private static Stay stay(String... cells) {
        LocalDate day = LocalDate.parse(cells[1]);
        return new Stay(
                day,
                minute(day, cells[2]),
                minute(day, cells[3]),
                Integer.parseInt(cells[4]),
                cells[5].startsWith("t"),
                true);
    }

    private static double minute(LocalDate day, String moment) {
        Duration since = Duration.between(day.atStartOfDay(), LocalDateTime.parse(moment.replace(' ', 'T')));
        return since.toSeconds() / SECONDS_A_MINUTE;
    }
}
