package dev.lingka.till.sale;

import dev.lingka.shared.problem.ProblemException;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The list price: what a sale costs before anything makes it cheaper, and for everybody who is no member. */
@ApplicationScoped
public class Pricing {

    /**
     * Prices a sale as the till gives it.
     *
     * @param byDefault pays everything when the till names no tenders
     * @throws ProblemException INVALID_REQUEST when lines are given that do not come to the total; SALE_TOO_LARGE
     */
    public PricedSale price(SaleBasket basket, TillRules rules, TenderKind byDefault) {
        List<SaleLine> lines = basket.lines() == null ? List.of() : basket.lines();
        long total = basket.totalFen();
        long sum = lines.stream().mapToLong(SaleLine::amountFen).sum();
        if (!lines.isEmpty() && sum != total) {
            throw ProblemException.invalid("lines", "LINES_DO_NOT_ADD_UP", "lines that come to totalFen, or none");
        }
        if (total > rules.saleMaxFen()) {
            throw ProblemException.of(TillProblem.SALE_TOO_LARGE, Map.of("limitFen", rules.saleMaxFen()));
        }
        JsonArray items = new JsonArray(lines.stream().map(SaleLine::json).toList());
        return new PricedSale(total, tenders(basket, byDefault, total), items, note(basket), null);
    }

    /** As the till named them, or all by one means; none for a sale that is paid already. */
    public static List<Tender> tenders(SaleBasket basket, TenderKind byDefault, long totalFen) {
        boolean named = basket.tenders() != null && !basket.tenders().isEmpty();
        if (named) {
            return basket.tenders();
        }
        return totalFen == 0 ? List.of() : Tender.all(byDefault, totalFen);
    }

    private static String note(SaleBasket basket) {
        return basket.note() == null ? "" : basket.note();
    }
}
