package dev.lingka.till.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.coupon.HeldCoupon;
import dev.lingka.points.Cash;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.till.sale.Effect;
import dev.lingka.till.sale.EffectKind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Thousands of drawn programmes and sales: the price is that of the reference model, to the fen and the point. */
class PricingModelTest {

    private static final int SALES = 20_000;

    @Test
    void everyPriceIsTheModels() {
        long seed = System.nanoTime();
        DrawnSales drawn = new DrawnSales(new Random(seed));

        for (int i = 0; i < SALES; i++) {
            DrawnSale sale = drawn.next();

            String told = told(sale);

            assertThat(told).as("seed %d, sale %d: %s", seed, i, sale).isEqualTo(ReferencePrice.told(sale));
        }
    }

    @Test
    void aTierNeverMakesASaleDearer() {
        long seed = System.nanoTime();
        DrawnSales drawn = new DrawnSales(new Random(seed));

        for (int i = 0; i < SALES / 10; i++) {
            DrawnSale sale = drawn.next().atDiscountsAlone();
            long with = price(sale).dueFen();
            long without = price(sale.withoutTier()).dueFen();

            assertThat(with).as("seed %d, sale %d: %s", seed, i, sale).isLessThanOrEqualTo(without);
        }
    }

    private static PriceSteps.Price price(DrawnSale sale) {
        List<PresentedCoupon> coupons = sale.coupons().stream()
                .map(coupon -> new PresentedCoupon(
                        new HeldCoupon(
                                coupon.id(),
                                sale.memberId(),
                                coupon.template(),
                                sale.at(),
                                sale.at().plusSeconds(60)),
                        false))
                .toList();
        DrawnSale.Worth worth = sale.worth();
        Cash cash = worth == null ? null : new Cash(worth.points(), worth.fen(), worth.shareBasisPoints(), null);
        return new PriceSteps(sale.visit(), coupons, cash == null ? 0 : sale.points(), cash).best(sale::cart);
    }

    private static String told(DrawnSale sale) {
        PriceSteps.Price price;
        try {
            price = price(sale);
        } catch (ProblemException e) {
            return e.problem().name();
        }
        long off = price.effects().stream().mapToLong(Effect::amountFen).sum();
        assertThat(off).isEqualTo(sale.listFen() - price.dueFen());
        assertThat(price.cart().items().stream().mapToLong(Cart.Item::dueFen)).allMatch(due -> due >= 0);
        StringBuilder told = new StringBuilder("due " + price.dueFen() + " points " + price.points());
        for (EffectKind kind : EffectKind.values()) {
            long fen = price.effects().stream()
                    .filter(effect -> effect.kind() == kind)
                    .mapToLong(Effect::amountFen)
                    .sum();
            told.append(' ').append(kind.text()).append(' ').append(fen);
        }
        return told.toString();
    }
}
