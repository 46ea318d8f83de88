package dev.lingka.dryrun.play;

import dev.lingka.tier.TierCourse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One member as they are played: how they began, and what happened.
 *
 * @param active false for who is not there any more: what they bought counts, where they stand does not
 * @param born null when it is not known
 * @param boughtBefore cards with an earlier sale
 * @param rechargedBefore whether they paid in earlier
 */
public record History(
        UUID memberId,
        boolean active,
        LocalDate born,
        List<Card> cards,
        Set<UUID> boughtBefore,
        boolean rechargedBefore,
        TierCourse.Start tier,
        Points points,
        List<Happened> happened) {

    public History {
        cards = List.copyOf(cards);
        boughtBefore = Set.copyOf(boughtBefore);
        happened = happened.stream().sorted(Comparator.comparing(Happened::at)).toList();
    }

    /** A card and what was on it, in fen. */
    public record Card(UUID id, String kind, long principalFen, long bonusFen) {}

    /**
     * Points at the beginning.
     *
     * @param balance all of them
     * @param lots what is known of their ends, oldest first
     * @param lastSale null without an earlier sale
     * @param ofTheYear what sales gave in the year before the first day
     */
    public record Points(long balance, List<Lot> lots, LocalDate lastSale, long ofTheYear) {

        public Points {
            lots = List.copyOf(lots);
        }
    }

    /** Points that end together; null for never. */
    public record Lot(LocalDate lastDay, long points) {}
}
