package dev.lingka.points;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a sale earns under the rules, for the SQL function {@code points_earn}: which rates count for how much money.
 * The whole points are worked out there, because rests of earlier sales and limits count too.
 */
public final class Earning {

    private final PointsRules rules;
    private final SaleFacts sale;

    private Earning(PointsRules rules, SaleFacts sale) {
        this.rules = rules;
        this.sale = sale;
    }

    /** To be handed over for every sale of a member, also where it earns nothing: it tells that they were there. */
    public static JsonObject of(PointsRules rules, SaleFacts sale) {
        return new Earning(rules, sale).json();
    }

    private JsonObject json() {
        return new JsonObject()
                .put("window", text(rules.window()))
                .put("debt", text(rules.debt()))
                .put(
                        "limit",
                        rules.saleLimit() == null ? null : rules.saleLimit().json())
                .put("lastDay", text(rules.expiry().lastDay(sale.businessDay())))
                .put("lapsesAfter", text(rules.expiry().lapsesAfter(sale.businessDay())))
                .put("rates", rates());
    }

    private JsonArray rates() {
        Map<EarningRate, Long> paidFen =
                new TreeMap<>((one, other) -> one.code().compareTo(other.code()));
        if (!rules.without().names(sale)) {
            lines().filter(line -> line.paidFen() > 0 && !rules.without().names(line))
                    .forEach(line -> counting(line).forEach(rate -> paidFen.merge(rate, line.paidFen(), Long::sum)));
        }
        return new JsonArray(paidFen.entrySet().stream()
                .map(entry -> rate(entry.getKey(), entry.getValue()))
                .toList());
    }

    private Stream<SaleFacts.Line> lines() {
        long named = sale.lines().stream().mapToLong(SaleFacts.Line::paidFen).sum();
        return Stream.concat(sale.lines().stream(), Stream.of(new SaleFacts.Line(null, sale.paidFen() - named)));
    }

    private List<EarningRate> counting(SaleFacts.Line line) {
        List<EarningRate> fitting =
                rules.rates().stream().filter(rate -> rate.fits(sale, line)).toList();
        return rules.combine() == PointsRules.Combination.SUM
                ? fitting
                : fitting.stream().reduce((best, next) -> next.beats(best) ? next : best).stream()
                        .toList();
    }

    private JsonObject rate(EarningRate rate, long paidFen) {
        return new JsonObject()
                .put("code", rate.code())
                .put("paidFen", paidFen)
                .put("points", rate.points())
                .put("perFen", rate.perFen())
                .put("basisPoints", sale.tierPointsBasisPoints());
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }
}
