package dev.lingka.till.pricing;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.points.Earning;
import dev.lingka.points.PointsRules;
import dev.lingka.points.SaleFacts;
import dev.lingka.till.sale.Effect;
import dev.lingka.till.sale.PricedSale;
import dev.lingka.till.sale.Pricing;
import dev.lingka.till.sale.SaleBasket;
import dev.lingka.till.sale.SaleLine;
import dev.lingka.till.sale.TenderKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;

/** The price of one visit. Pure: the same visit gives the same price. */
final class MemberPrice {

    private final Visit visit;
    private final List<PresentedCoupon> coupons;
    private final long points;
    private final PointsRules rules;

    /**
     * Begins at the list price.
     *
     * @param points how many the member would spend
     */
    MemberPrice(Visit visit, List<PresentedCoupon> coupons, long points, Programme programme) {
        this.visit = visit;
        this.coupons = coupons;
        this.points = points;
        rules = programme.section(PointsRules.class);
    }

    PricedSale of(SaleBasket basket, PricedSale listed) {
        PriceSteps.Price price = steps(basket);
        JsonObject made = new JsonObject()
                .put("listFen", listed.totalFen())
                .put("points", price.points())
                .put(
                        "effects",
                        new JsonArray(price.effects().stream().map(Effect::json).toList()))
                .put("earn", earn(price.cart()));
        return new PricedSale(
                price.dueFen(),
                Pricing.tenders(basket, TenderKind.WALLET, price.dueFen()),
                lines(listed.lines(), price.cart()),
                listed.note(),
                made);
    }

    /** The cheapest way that the rules allow. */
    PriceSteps.Price steps(SaleBasket basket) {
        return new PriceSteps(visit, coupons, points, rules.cash()).best(() -> cart(basket));
    }

    /**
     * What is paid earns, for {@code points_earn}. A card whose term is over earns nothing; that its holder was there
     * is told all the same.
     */
    JsonObject earn(Cart cart) {
        JsonObject earned = Earning.of(rules, facts(cart));
        return visit.shopper().hasBenefits() ? earned : earned.put("rates", new JsonArray());
    }

    private Cart cart(SaleBasket basket) {
        Cart cart = new Cart();
        if (!visit.hasLines()) {
            cart.add(null, "", null, BigDecimal.ONE, basket.totalFen());
            return cart;
        }
        for (SaleLine line : basket.lines()) {
            String productClass = line.productClass() != null
                    ? line.productClass()
                    : visit.rules()
                            .product(line.sku())
                            .map(Product::productClass)
                            .orElse(null);
            cart.add(line.sku(), line.name(), productClass, line.quantity(), line.amountFen());
        }
        return cart;
    }

    private JsonArray lines(JsonArray listed, Cart cart) {
        for (int i = 0; i < listed.size(); i++) {
            Cart.Item item = cart.items().get(i);
            listed.getJsonObject(i).put("productClass", item.productClass()).put("discountFen", item.discountFen());
        }
        return listed;
    }

    private SaleFacts facts(Cart cart) {
        Shopper shopper = visit.shopper();
        List<SaleFacts.Line> lines = cart.items().stream()
                .map(item -> new SaleFacts.Line(item.productClass(), item.dueFen()))
                .toList();
        return new SaleFacts(
                shopper.cardKind(),
                shopper.standing().code(),
                shopper.standing().pointsBasisPoints(),
                visit.storeId(),
                shopper.day(),
                cart.dueFen(),
                lines);
    }
}
