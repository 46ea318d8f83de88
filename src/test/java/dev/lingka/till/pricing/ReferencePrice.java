package dev.lingka.till.pricing;

import dev.lingka.till.sale.EffectKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The price worked out another way, from docs/pricing.md: fractions of a fen are kept exact until the rule says to drop
 * them, every subset of the effects is tried, and those that could be larger are left out.
 */
final class ReferencePrice {

    private static final int KINDS = EffectKind.values().length;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);

    private final Map<EffectKind, Long> off = new EnumMap<>(EffectKind.class);
    private final BigDecimal[] due;
    private final DrawnSale sale;
    private long points;
    private boolean refused;

    private ReferencePrice(DrawnSale sale) {
        this.sale = sale;
        due = sale.lines().stream()
                .map(line -> BigDecimal.valueOf(line.listFen()))
                .toArray(BigDecimal[]::new);
    }

    /** The price, or the refusal, in one line. */
    static String told(DrawnSale sale) {
        ReferencePrice best = null;
        // Of two that are equal, the one that keeps the earlier effects comes first.
        for (int rank = (1 << KINDS) - 1; rank >= 0; rank--) {
            int subset = Integer.reverse(rank) >>> (Integer.SIZE - KINDS);
            if (mayBe(subset, sale) && !couldBeLarger(subset, sale)) {
                ReferencePrice tried = new ReferencePrice(sale);
                tried.take(subset);
                best = !tried.refused && (best == null || tried.isBetter(best)) ? tried : best;
            }
        }
        return best == null ? "COUPON_NOT_APPLICABLE" : best.told();
    }

    private String told() {
        StringBuilder told = new StringBuilder("due " + dueFen() + " points " + points);
        for (EffectKind kind : EffectKind.values()) {
            told.append(' ').append(kind.text()).append(' ').append(off.getOrDefault(kind, 0L));
        }
        return told.toString();
    }

    private static boolean mayBe(int subset, DrawnSale sale) {
        return sale.exclude().stream().noneMatch(pair -> has(subset, pair.get(0)) && has(subset, pair.get(1)));
    }

    private static boolean couldBeLarger(int subset, DrawnSale sale) {
        for (EffectKind kind : EffectKind.values()) {
            if (!has(subset, kind) && mayBe(subset | bit(kind), sale)) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(int subset, EffectKind kind) {
        return (subset & bit(kind)) != 0;
    }

    private static int bit(EffectKind kind) {
        return 1 << List.of(EffectKind.values()).indexOf(kind);
    }

    private void take(int subset) {
        boolean[] cheap = new boolean[due.length];
        if (has(subset, EffectKind.MEMBER_PRICE)) {
            memberPrices(cheap);
        }
        discount(subset, cheap);
        if (has(subset, EffectKind.COUPON)) {
            sale.coupons().forEach(this::coupon);
        }
        if (has(subset, EffectKind.POINTS) && sale.worth() != null) {
            spend(sale.worth());
        }
    }

    private void memberPrices(boolean[] cheap) {
        for (int i = 0; i < due.length; i++) {
            DrawnSale.Line line = sale.lines().get(i);
            if (line.memberPriceFen() != null) {
                BigDecimal price = BigDecimal.valueOf(line.memberPriceFen())
                        .multiply(line.quantity())
                        .setScale(0, RoundingMode.DOWN);
                cheap[i] = price.compareTo(due[i]) < 0;
                lower(EffectKind.MEMBER_PRICE, i, price.min(due[i]));
            }
        }
    }

    private void discount(int subset, boolean[] cheap) {
        int tier = has(subset, EffectKind.TIER_DISCOUNT) ? sale.tierBasisPoints() : 10_000;
        int day = has(subset, EffectKind.MEMBER_DAY) ? sale.dayBasisPoints() : 10_000;
        EffectKind kind = tier <= day ? EffectKind.TIER_DISCOUNT : EffectKind.MEMBER_DAY;
        for (int i = 0; i < due.length; i++) {
            boolean counts = sale.lines().get(i).discounted() && (!cheap[i] || sale.discountOnMemberPrice());
            if (counts) {
                BigDecimal paid =
                        due[i].multiply(BigDecimal.valueOf(Math.min(tier, day))).divide(WHOLE, 0, RoundingMode.DOWN);
                lower(kind, i, paid);
            }
        }
    }

    private void coupon(DrawnSale.Coupon coupon) {
        BigDecimal total = total();
        BigDecimal worth = coupon.cashFen() != null
                ? BigDecimal.valueOf(coupon.cashFen()).min(total)
                : total.multiply(WHOLE.subtract(BigDecimal.valueOf(coupon.payBasisPoints())))
                        .divide(WHOLE, 0, RoundingMode.UP);
        if (coupon.capFen() != null) {
            worth = worth.min(BigDecimal.valueOf(coupon.capFen()));
        }
        refused |= total.longValueExact() < coupon.minimumFen() || worth.signum() == 0;
        share(EffectKind.COUPON, worth);
    }

    /** The most points that do not pay more than they may, each batch no larger than it needs to be. */
    private void spend(DrawnSale.Worth worth) {
        BigInteger share = total().toBigInteger()
                .multiply(BigInteger.valueOf(worth.shareBasisPoints()))
                .divide(BigInteger.valueOf(10_000));
        BigInteger most = share.min(fenOf(worth, BigInteger.valueOf(sale.points())));
        BigInteger spent = most.multiply(BigInteger.valueOf(worth.points())).divide(BigInteger.valueOf(worth.fen()));
        if (fenOf(worth, spent.add(BigInteger.ONE)).compareTo(most) <= 0
                && fenOf(worth, spent).compareTo(most) < 0) {
            spent = spent.add(BigInteger.ONE);
        }
        if (fenOf(worth, spent).signum() > 0) {
            points = spent.longValueExact();
            share(EffectKind.POINTS, new BigDecimal(fenOf(worth, spent)));
        }
    }

    private static BigInteger fenOf(DrawnSale.Worth worth, BigInteger held) {
        return held.multiply(BigInteger.valueOf(worth.fen())).divide(BigInteger.valueOf(worth.points()));
    }

    /** The sum is what counts here: no later step looks at a line once discounts are taken. */
    private void share(EffectKind kind, BigDecimal fen) {
        BigDecimal rest = fen;
        for (int i = 0; i < due.length; i++) {
            BigDecimal part = rest.min(due[i]);
            lower(kind, i, due[i].subtract(part));
            rest = rest.subtract(part);
        }
    }

    private void lower(EffectKind kind, int line, BigDecimal to) {
        off.merge(kind, due[line].subtract(to).longValueExact(), Long::sum);
        due[line] = to;
    }

    private BigDecimal total() {
        return List.of(due).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private long dueFen() {
        return total().longValueExact();
    }

    private boolean isBetter(ReferencePrice other) {
        List<Long> mine = new ArrayList<>(List.of(dueFen(), pieces(), points));
        List<Long> theirs = List.of(other.dueFen(), other.pieces(), other.points);
        for (int i = 0; i < mine.size(); i++) {
            if (!mine.get(i).equals(theirs.get(i))) {
                return mine.get(i) < theirs.get(i);
            }
        }
        return false;
    }

    private long pieces() {
        return off.getOrDefault(EffectKind.COUPON, 0L) > 0 ? sale.coupons().size() : 0;
    }
}
