package dev.lingka.points;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;

/**
 * What a member has. Points past their last day are not among them, also before the expiry has booked it.
 *
 * @param points that can be spent
 * @param debtPoints that the next earnings pay first
 * @param lapsesAfter the last day of all of them without another sale; null for never
 * @param endings what ends by itself and when, soonest first; the rest has no end
 */
public record PointsBalance(long points, long debtPoints, LocalDate lapsesAfter, List<Ending> endings) {

    public PointsBalance {
        endings = List.copyOf(endings);
    }

    /** Points that live until the end of that business day of the merchant. */
    public record Ending(LocalDate lastDay, long points) {}

    static PointsBalance of(JsonObject read) {
        return new PointsBalance(
                read.getLong("points"),
                read.getLong("debtPoints"),
                day(read.getString("lapsesAfter")),
                read.getJsonArray("endings").stream()
                        .map(JsonObject.class::cast)
                        .map(ending -> new Ending(day(ending.getString("lastDay")), ending.getLong("points")))
                        .toList());
    }

    private static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
