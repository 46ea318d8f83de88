package dev.lingka.till.pricing;

import dev.lingka.till.sale.EffectKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Draws sales and the rules that they are made under: odd amounts, weights, all kinds of effects and exclusions. */
final class DrawnSales {

    private static final EffectKind[] KINDS = EffectKind.values();

    private final Random random;

    DrawnSales(Random random) {
        this.random = random;
    }

    DrawnSale next() {
        List<DrawnSale.Line> lines = IntStream.rangeClosed(1, 1 + random.nextInt(5))
                .mapToObj(this::line)
                .toList();
        long listFen = lines.stream().mapToLong(DrawnSale.Line::listFen).sum();
        return new DrawnSale(
                lines,
                random.nextBoolean() ? 10_000 : 8_000 + random.nextInt(2_000),
                random.nextInt(3) > 0 ? 10_000 : 7_000 + random.nextInt(3_000),
                random.nextBoolean(),
                exclude(),
                coupons(listFen),
                random.nextBoolean() ? 0 : random.nextInt(20_000),
                random.nextInt(4) == 0
                        ? null
                        : new DrawnSale.Worth(
                                1 + random.nextInt(150), 1 + random.nextInt(150), 1 + random.nextInt(10_000)));
    }

    private DrawnSale.Line line(int number) {
        long fen = 1L + random.nextInt(random.nextBoolean() ? 500 : 50_000);
        BigDecimal quantity = random.nextInt(3) > 0
                ? BigDecimal.valueOf(1 + random.nextInt(4))
                : BigDecimal.valueOf(1 + random.nextInt(3_000), 3);
        Long memberPrice = random.nextInt(3) > 0 ? null : (long) random.nextInt((int) fen + 100);
        return new DrawnSale.Line("sku-" + number, quantity, fen, memberPrice, random.nextInt(4) > 0);
    }

    /** The minimum is never above half the list price, so that most coupons fit. */
    private List<DrawnSale.Coupon> coupons(long listFen) {
        if (random.nextBoolean()) {
            return List.of();
        }
        long minimum = random.nextBoolean() ? 0 : listFen / 4;
        boolean cash = random.nextBoolean();
        return List.of(new DrawnSale.Coupon(
                UUID.randomUUID(),
                cash ? 1L + random.nextInt(3_000) : null,
                cash ? null : 5_000 + random.nextInt(4_999),
                cash || random.nextBoolean() ? null : 1L + random.nextInt(2_000),
                minimum));
    }

    private List<List<EffectKind>> exclude() {
        if (random.nextBoolean()) {
            return List.of();
        }
        EffectKind one = KINDS[random.nextInt(KINDS.length)];
        EffectKind other = KINDS[random.nextInt(KINDS.length)];
        return one == other ? List.of() : List.of(List.of(one, other));
    }
}
