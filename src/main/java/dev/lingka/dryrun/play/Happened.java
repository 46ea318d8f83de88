package dev.lingka.dryrun.play;

import dev.lingka.coupon.HeldCoupon;
import dev.lingka.reward.rule.Occasion;
import dev.lingka.till.sale.SaleLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Something that a member did, whatever the rules were; {@code day} is its business day. */
public sealed interface Happened {

    Instant at();

    LocalDate day();

    /**
     * A sale.
     *
     * @param lines that come to {@code listFen}, or none
     * @param coupons that were put on the counter
     * @param walletFen of {@code paidFen}, what the card paid; the same share of another price is paid by it
     * @param points that were spent; as many are offered again
     */
    record Bought(
            UUID saleId,
            Instant at,
            LocalDate day,
            ZoneId zone,
            UUID storeId,
            UUID cardId,
            long listFen,
            long paidFen,
            long walletFen,
            long points,
            List<SaleLine> lines,
            List<Shown> coupons)
            implements Happened {

        public Bought {
            lines = List.copyOf(lines);
            coupons = List.copyOf(coupons);
        }
    }

    /**
     * A coupon on the counter.
     *
     * @param byRule a rule gave it in the time that is played: it is there again when the played rules give it
     */
    record Shown(HeldCoupon coupon, boolean byRule) {}

    /**
     * A part of a sale came back.
     *
     * @param amountFen of what was really paid; the same share of another price comes back
     * @param walletFen of it, back onto the card
     */
    record GaveBack(UUID saleId, Instant at, LocalDate day, long amountFen, long walletFen) implements Happened {}

    /**
     * A recharge.
     *
     * @param offer that was taken; null for an amount of one's own
     * @param staffed whether somebody of the staff had part in it
     */
    record PaidIn(Instant at, LocalDate day, UUID cardId, long amountFen, String offer, boolean staffed)
            implements Happened {}

    /** What moved a card's value otherwise. */
    record ValueMoved(Instant at, LocalDate day, UUID cardId, long principalFen, long bonusFen) implements Happened {}

    /** What moved points otherwise. */
    record PointsMoved(Instant at, LocalDate day, long points) implements Happened {}

    /** A friend's first sale. */
    record FriendBought(Instant at, LocalDate day) implements Happened {}

    /** A birthday, or the first day of its month. */
    record Celebrated(Instant at, LocalDate day, Occasion occasion) implements Happened {}
}
