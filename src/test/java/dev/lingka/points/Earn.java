package dev.lingka.points;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;

/** What tests hand to {@code points_earn}, where the rules themselves are not what they ask about. */
final class Earn {

    private Earn() {}

    /** So many points that do not end. */
    static JsonObject points(long points) {
        return points(points, null);
    }

    static JsonObject points(long points, LocalDate lastDay) {
        return earn("receipt", rate(points, 1)).put("lastDay", lastDay == null ? null : lastDay.toString());
    }

    /** A point for each ¥100, receipts of one day together. */
    static JsonObject perHundredYuan(long paidFen) {
        return earn("day", rate(paidFen, 10_000));
    }

    private static JsonObject rate(long paidFen, long perFen) {
        return new JsonObject()
                .put("code", "base")
                .put("paidFen", paidFen)
                .put("points", 1)
                .put("perFen", perFen)
                .put("basisPoints", 10_000);
    }

    private static JsonObject earn(String window, JsonObject rate) {
        return new JsonObject()
                .put("window", window)
                .put("debt", "next_earning")
                .putNull("limit")
                .putNull("lastDay")
                .putNull("lapsesAfter")
                .put("rates", new JsonArray().add(rate));
    }
}
