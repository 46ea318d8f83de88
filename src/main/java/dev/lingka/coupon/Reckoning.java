package dev.lingka.coupon;

import dev.lingka.coupon.CouponBasket.Line;
import dev.lingka.coupon.CouponWorth.Refused;
import dev.lingka.coupon.CouponWorth.Worth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** One coupon against one sale. Fractions of a fen fall in the member's favour. */
final class Reckoning {

    private static final long WHOLE = 10_000;

    private final CouponTemplate terms;
    private final CouponBasket basket;
    private final CouponValue value;
    private final List<Integer> goods;

    Reckoning(CouponTemplate terms, CouponBasket basket) {
        this.terms = terms;
        this.basket = basket;
        value = terms.value();
        goods = where(terms.conditions()::holdFor);
    }

    CouponWorth worth() {
        Optional<CouponRefusal> against = terms.conditions().against(basket);
        if (against.isPresent()) {
            return new Refused(against.get());
        }
        if (terms.conditions().chooseGoods() && goods.isEmpty()) {
            return new Refused(CouponRefusal.OTHER_GOODS);
        }
        return switch (terms.kind()) {
            case CASH -> off(Math.min(value.fen(), goodsFen()));
            case PERCENT -> off(value.atMost(shareFen()));
            case DELIVERY -> delivery(where(this::isGiven));
            case GIFT, EXCHANGE, ADD_ON -> thing();
        };
    }

    private CouponWorth off(long fen) {
        return reached(goodsFen(), fen, goods);
    }

    private long shareFen() {
        long unpaid = goodsFen() * (WHOLE - value.payBasisPoints());
        return unpaid / WHOLE + (unpaid % WHOLE == 0 ? 0 : 1);
    }

    private CouponWorth delivery(List<Integer> fees) {
        if (fees.isEmpty()) {
            return new Refused(CouponRefusal.GOODS_MISSING);
        }
        long feesFen = sum(fees);
        return reached(goodsFen() - sum(within(fees)), value.atMost(feesFen), fees);
    }

    /** The dearest piece of what it is for, less what is to be paid for it. */
    private CouponWorth thing() {
        Optional<Integer> given =
                where(this::isGiven).stream().max(Comparator.comparingLong((Integer i) -> pieceFen(line(i))));
        if (given.isEmpty()) {
            return terms.kind() == CouponKind.GIFT ? fromTheShelf() : new Refused(CouponRefusal.GOODS_MISSING);
        }
        List<Integer> lines = List.of(given.get());
        long pieceFen = pieceFen(line(given.get()));
        long paidFen = value.payFen() == null ? 0 : Math.min(value.payFen(), pieceFen);
        long restFen = goodsFen() - (within(lines).isEmpty() ? 0 : pieceFen);
        return reached(restFen, value.atMost(pieceFen - paidFen), lines);
    }

    /** A gift that stands on no line: handed over, nothing taken off. */
    private CouponWorth fromTheShelf() {
        return goodsFen() < terms.conditions().minimumFen()
                ? new Refused(CouponRefusal.BELOW_MINIMUM)
                : new Worth(0, List.of());
    }

    private CouponWorth reached(long countedFen, long fen, List<Integer> lines) {
        if (countedFen < terms.conditions().minimumFen()) {
            return new Refused(CouponRefusal.BELOW_MINIMUM);
        }
        return fen <= 0 ? new Refused(CouponRefusal.NOTHING_OFF) : new Worth(fen, lines);
    }

    /** What the coupon looks at: the whole sale, or the goods that it is for. */
    private long goodsFen() {
        return terms.conditions().chooseGoods() ? sum(goods) : basket.totalFen();
    }

    private boolean isGiven(Line line) {
        return value.skus().contains(line.sku());
    }

    private static long pieceFen(Line line) {
        return line.quantity().compareTo(BigDecimal.ONE) <= 0
                ? line.amountFen()
                : BigDecimal.valueOf(line.amountFen())
                        .divide(line.quantity(), 0, RoundingMode.CEILING)
                        .longValueExact();
    }

    private List<Integer> within(List<Integer> lines) {
        return lines.stream().filter(goods::contains).toList();
    }

    private List<Integer> where(Predicate<Line> condition) {
        return IntStream.range(0, basket.lines().size())
                .filter(i -> condition.test(line(i)))
                .boxed()
                .toList();
    }

    private long sum(List<Integer> lines) {
        return lines.stream().mapToLong(i -> line(i).amountFen()).sum();
    }

    private Line line(int index) {
        return basket.lines().get(index);
    }
}
