package dev.lingka.campaign.design;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an event tells that a campaign can be narrowed by. SQL: {@code campaign_told}.
 *
 * @param numbers money in fen, points and days
 * @param words codes of the programme, and the like
 */
record EventFigures(List<String> numbers, List<String> words) {

    private static final EventFigures NONE = new EventFigures(List.of(), List.of());

    private static final Map<String, EventFigures> KNOWN = Map.of(
            "CardIssued", new EventFigures(List.of(), List.of("kind", "source")),
            "RechargePaid", new EventFigures(List.of("amountFen", "bonusFen"), List.of("channel", "offerCode")),
            "SaleRecorded", new EventFigures(List.of("totalFen", "walletFen", "listFen", "pointsEarned"), List.of()),
            "PointsExpiring", new EventFigures(List.of("points", "daysLeft"), List.of()),
            "CouponExpiring", new EventFigures(List.of(), List.of("template")),
            "CardTermEnding", new EventFigures(List.of("daysLeft"), List.of("kind")),
            "TierGraceBegun", new EventFigures(List.of(), List.of("level")),
            "TierChanged", new EventFigures(List.of(), List.of("from", "to", "cause")));

    static EventFigures of(String event) {
        return KNOWN.getOrDefault(event, NONE);
    }

    boolean isKnown(String figure) {
        return numbers.contains(figure) || words.contains(figure);
    }

    /** Their names, or a dash where there are none. */
    String names() {
        List<String> all = Stream.concat(numbers.stream(), words.stream()).toList();
        return all.isEmpty() ? "-" : String.join(", ", all);
    }
}
