package dev.lingka.points.account;

import dev.lingka.points.Cash;
import dev.lingka.points.PointsBalance;
import dev.lingka.points.PointsRules;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A member's points.
 *
 * @param debtPoints owed for refunded sales; the next earnings pay them first
 * @param valueFen what the points are worth at the till; null where they are not money
 * @param lapsesAfter the last day of all of them without another sale; null for never
 * @param endings what ends by itself and when, soonest first
 * @param cash how points pay at the till; null where they do not
 * @param rules how points are earned, end and pay, a sentence each
 */
record PointsView(
        long points,
        long debtPoints,
        @Schema(nullable = true) Long valueFen,
        @Schema(nullable = true) LocalDate lapsesAfter,
        List<EndingView> endings,
        @Schema(nullable = true) CashView cash,
        List<String> rules) {

    /** Points that live until the end of that day. */
    record EndingView(LocalDate lastDay, long points) {}

    /**
     * So many points pay so many fen.
     *
     * @param maxShareBasisPoints of a sale; 10000 is all of it
     * @param minPoints the fewest at once; null for any number
     */
    record CashView(long points, long fen, int maxShareBasisPoints, @Schema(nullable = true) Long minPoints) {}

    static PointsView of(PointsBalance balance, PointsRules rules, List<String> words) {
        Cash cash = rules.cash();
        return new PointsView(
                balance.points(),
                balance.debtPoints(),
                cash == null ? null : cash.fenOf(balance.points()),
                balance.lapsesAfter(),
                balance.endings().stream()
                        .map(ending -> new EndingView(ending.lastDay(), ending.points()))
                        .toList(),
                cash == null
                        ? null
                        : new CashView(cash.points(), cash.fen(), cash.maxShareBasisPoints(), cash.minPoints()),
                words);
    }
}
