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
        long balance,
        long points,
        Map<LocalDate, Day> days,
        Map<LocalDate, Move> moves,
        List<LocalDate> clicks) {

    /** What was bought on one day: one hour for each sale. */
    record Day(long spend, List<Integer> hours, Set<UUID> stores, Set<String> skus, Set<String> classes) {}

    /** What moved on one day beside sales: a template for each coupon that was used. */
    record Move(long earned, long used, long recharged, List<String> coupons) {}

    /** The templates of all coupons that were ever used, one for each piece. */
    List<String> used() {
        return moves.values().stream().flatMap(move -> move.coupons().stream()).toList();
    }

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
