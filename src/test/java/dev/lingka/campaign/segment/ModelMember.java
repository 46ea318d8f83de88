package dev.lingka.campaign.segment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A member as a person would know them, in the clear.
 *
 * @param birthday null where it is not told, as sex and region
 * @param store null without, as source and tier
 * @param lastClick null without
 */
record ModelMember(
        UUID id,
        LocalDate birthday,
        String sex,
        String region,
        LocalDate joined,
        UUID store,
        String source,
        String tier,
        String stage,
        Set<String> kinds,
        Set<String> tags,
        Set<String> held,
        Set<String> used,
        long balance,
        long points,
        Map<LocalDate, Day> days,
        List<LocalDate> clicks) {

    /** What was bought on one day: one hour for each sale. */
    record Day(long spend, List<Integer> hours, Set<UUID> stores, Set<String> skus, Set<String> classes) {}

    LocalDate lastDay() {
        return days.keySet().stream().max(LocalDate::compareTo).orElse(null);
    }

    LocalDate lastClick() {
        return clicks.stream().max(LocalDate::compareTo).orElse(null);
    }

    long sales() {
        return days.values().stream().mapToLong(day -> day.hours().size()).sum();
    }
}
