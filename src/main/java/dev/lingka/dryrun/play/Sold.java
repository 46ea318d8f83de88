package dev.lingka.dryrun.play;

import dev.lingka.coupon.HeldCoupon;
import dev.lingka.tier.TierCourse;
import dev.lingka.till.pricing.PlayedPrice;
import java.util.List;

/** A sale as it was played, with what of it is back. */
final class Sold {

    private final Happened.Bought bought;
    private final PlayedPrice price;
    private final Purse.Paid paid;
    private final TierCourse.Source source;
    private final List<HeldCoupon> used;
    private final List<Gifts.Given> given;
    private long backFen;
    private long walletBackFen;
    private boolean over;

    Sold(Happened.Bought bought, PlayedPrice price, Purse.Paid paid, TierCourse.Source source, Used with) {
        this.bought = bought;
        this.price = price;
        this.paid = paid;
        this.source = source;
        this.used = with.coupons();
        this.given = with.given();
    }

    /** Coupons that were used, and what rules gave for the sale. */
    record Used(List<HeldCoupon> coupons, List<Gifts.Given> given) {}

    /** What comes back now: the share {@code before} to {@code after} of {@code total}; all of it for nothing. */
    record Part(long before, long after, long total) {

        long of(long whole) {
            return total == 0 ? whole : Share.of(whole, after, total) - Share.of(whole, before, total);
        }

        long amount() {
            return after - before;
        }
    }

    Happened.Bought bought() {
        return bought;
    }

    PlayedPrice price() {
        return price;
    }

    TierCourse.Source source() {
        return source;
    }

    List<HeldCoupon> used() {
        return used;
    }

    List<Gifts.Given> given() {
        return given;
    }

    /** Whether all of it is back. */
    boolean isOver() {
        return over;
    }

    /** The next part that comes back. */
    Part back(Happened.GaveBack refund) {
        Part part = new Part(backFen, Math.min(bought.paidFen(), backFen + refund.amountFen()), bought.paidFen());
        backFen = part.after();
        over = backFen == bought.paidFen();
        return part;
    }

    /** What of it goes back onto the card, as it was paid. */
    Purse.Paid walletBack(Happened.GaveBack refund) {
        long before = walletBackFen;
        walletBackFen = Math.min(bought.walletFen(), before + refund.walletFen());
        if (bought.walletFen() == 0 || paid.walletFen() == 0) {
            return new Purse.Paid(0, 0);
        }
        long done = Share.of(paid.walletFen(), before, bought.walletFen());
        long until = Share.of(paid.walletFen(), walletBackFen, bought.walletFen());
        long bonus =
                Share.of(paid.bonusFen(), until, paid.walletFen()) - Share.of(paid.bonusFen(), done, paid.walletFen());
        return new Purse.Paid(until - done - bonus, bonus);
    }
}
