package dev.lingka.points;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whole points and the rests below them, by rate and window, as {@code points_accrue} keeps them. */
final class PointsAccrual {

    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    private final Map<String, Rest> rests = new HashMap<>();

    private record Rest(BigInteger units, BigInteger divisor) {}

    /**
     * What one rate came to in a sale.
     *
     * @param window where its rest is kept; null where it is dropped
     * @param units in {@code divisor}-th parts of a point
     */
    record Part(String window, BigInteger units, BigInteger divisor, long points) {}

    /** The parts of a sale, from the rates that {@link Earning} names. */
    List<Part> of(JsonArray rates, String window, LocalDate day) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            JsonObject rate = rates.getJsonObject(i);
            String kept =
                    switch (window) {
                        case "day" -> rate.getString("code") + " " + day;
                        case "carry" -> rate.getString("code");
                        default -> null;
                    };
            parts.add(part(rate, kept));
        }
        return parts;
    }

    private Part part(JsonObject rate, String kept) {
        BigInteger divisor = BigInteger.valueOf(rate.getLong("perFen")).multiply(WHOLE);
        BigInteger units = BigInteger.valueOf(rate.getLong("paidFen"))
                .multiply(BigInteger.valueOf(rate.getLong("points")))
                .multiply(BigInteger.valueOf(rate.getLong("basisPoints")));
        BigInteger total = units.add(rest(kept, divisor));
        BigInteger points = total.divide(divisor).max(BigInteger.ZERO);
        if (kept != null) {
            rests.put(kept, new Rest(total.subtract(points.multiply(divisor)), divisor));
        }
        return new Part(kept, units, divisor, points.longValueExact());
    }

    /** A rest of other rules is worth what it is in points. */
    private BigInteger rest(String kept, BigInteger divisor) {
        Rest rest = kept == null ? null : rests.get(kept);
        if (rest == null) {
            return BigInteger.ZERO;
        }
        return rest.divisor().equals(divisor)
                ? rest.units()
                : rest.units().multiply(divisor).divide(rest.divisor());
    }

    /** A refunded share leaves its window, less what the points that go back with it stand for. */
    void giveBack(List<Part> parts, long total, long before, long amount) {
        if (total == 0) {
            return;
        }
        for (Part part : parts) {
            Rest rest = part.window() == null ? null : rests.get(part.window());
            if (rest != null) {
                BigInteger units = part.units()
                        .multiply(BigInteger.valueOf(before + amount))
                        .divide(BigInteger.valueOf(total))
                        .subtract(part.units()
                                .multiply(BigInteger.valueOf(before))
                                .divide(BigInteger.valueOf(total)));
                BigInteger points = BigInteger.valueOf(share(part.points(), 0, total, before, amount));
                BigInteger change = points.multiply(part.divisor())
                        .subtract(units)
                        .multiply(rest.divisor())
                        .divide(part.divisor());
                rests.put(part.window(), new Rest(rest.units().add(change), rest.divisor()));
            }
        }
    }

    /** How many go back with a part of the whole; SQL: {@code points_share_back}. */
    static long share(long points, long done, long total, long before, long amount) {
        if (total == 0) {
            return points - done;
        }
        BigInteger whole = BigInteger.valueOf(points);
        BigInteger of = BigInteger.valueOf(total);
        long due =
                whole.multiply(BigInteger.valueOf(before + amount)).divide(of).longValueExact()
                        - whole.multiply(BigInteger.valueOf(before)).divide(of).longValueExact();
        return Math.min(points - done, due);
    }
}
