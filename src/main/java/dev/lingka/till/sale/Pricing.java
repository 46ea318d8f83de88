package dev.lingka.till.sale;

import dev.lingka.shared.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/**
 * The step between what the till asks for and what the customer pays. Today the total is taken as the till gives it.
 * Member prices, tier discounts, coupons and points come in here: they will change the total and say why, and the
 * money functions behind it stay as they are.
 */
@ApplicationScoped
public class Pricing {

    /**
     * Prices a sale.
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
        List<Tender> tenders = basket.tenders() == null || basket.tenders().isEmpty()
                ? Tender.all(byDefault, total)
                : basket.tenders();
        return new PricedSale(total, tenders, lines, basket.note() == null ? "" : basket.note());
    }
}
