package dev.lingka.dryrun.play;

import dev.lingka.till.sale.EffectKind;
import io.vertx.core.json.JsonObject;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums of a play, small whatever is played: named figures, and figures by month, level and class of goods. It can be
 * written down and gone on with.
 */
public final class Tally {

    private static final String GOODS = "goods|";
    private static final String MONTH = "month|";
    private static final String LEVEL = "level|";

    private final Map<String, Long> sums = new TreeMap<>();

    /** As {@link #json} wrote it. */
    public static Tally of(JsonObject json) {
        Tally tally = new Tally();
        json.forEach(sum -> tally.sums.put(sum.getKey(), ((Number) sum.getValue()).longValue()));
        return tally;
    }

    public JsonObject json() {
        JsonObject json = new JsonObject();
        sums.forEach(json::put);
        return json;
    }

    /**
     * Goods of one class that were sold and kept, in fen.
     *
     * @param dueFen what was paid for them
     * @param marginFen what is left of the list price after their cost; 0 where that is not known
     */
    public record Goods(long listFen, long dueFen, long marginFen) {

        Goods minus(Goods other) {
            return new Goods(listFen - other.listFen, dueFen - other.dueFen, marginFen - other.marginFen);
        }
    }

    /** What members could still buy with at the end of a month, in fen. */
    public record Prepaid(long principalFen, long bonusFen) {}

    public long get(Figure figure) {
        return sums.getOrDefault(figure.name(), 0L);
    }

    /** Adds to a figure; less than nothing takes away. */
    public void add(Figure figure, long amount) {
        add(figure.name(), amount);
    }

    void off(EffectKind kind, long fen) {
        add(
                switch (kind) {
                    case MEMBER_PRICE -> Figure.MEMBER_PRICE_FEN;
                    case MEMBER_DAY -> Figure.MEMBER_DAY_FEN;
                    case TIER_DISCOUNT -> Figure.TIER_DISCOUNT_FEN;
                    case COUPON -> Figure.COUPON_FEN;
                    case POINTS -> Figure.POINTS_FEN;
                },
                fen);
    }

    void goods(String productClass, Goods goods) {
        String place = GOODS + (productClass == null ? "" : productClass);
        add(place + "|list", goods.listFen());
        add(place + "|due", goods.dueFen());
        add(place + "|margin", goods.marginFen());
    }

    void prepaid(YearMonth month, Prepaid prepaid) {
        add(MONTH + month + "|principal", prepaid.principalFen());
        add(MONTH + month + "|bonus", prepaid.bonusFen());
    }

    void endsOn(String level) {
        add(LEVEL + level, 1);
    }

    /** By class; goods without one stand under the empty name. */
    public Map<String, Goods> goods() {
        Map<String, Goods> goods = new TreeMap<>();
        names(GOODS)
                .forEach(name -> goods.put(
                        name,
                        new Goods(
                                sum(GOODS + name + "|list"),
                                sum(GOODS + name + "|due"),
                                sum(GOODS + name + "|margin"))));
        return goods;
    }

    /** By month, as in 2026-11. */
    public Map<String, Prepaid> prepaid() {
        Map<String, Prepaid> prepaid = new TreeMap<>();
        names(MONTH)
                .forEach(name ->
                        prepaid.put(name, new Prepaid(sum(MONTH + name + "|principal"), sum(MONTH + name + "|bonus"))));
        return prepaid;
    }

    /** How many members stand on a level at the end. */
    public long endedOn(String level) {
        return sum(LEVEL + level);
    }

    private Iterable<String> names(String kind) {
        return sums.keySet().stream()
                .filter(key -> key.startsWith(kind))
                .map(key -> key.substring(kind.length(), key.lastIndexOf('|')))
                .distinct()
                .toList();
    }

    private long sum(String key) {
        return sums.getOrDefault(key, 0L);
    }

    private void add(String key, long amount) {
        sums.merge(key, amount, Math::addExact);
    }
}
