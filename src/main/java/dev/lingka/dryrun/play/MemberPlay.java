package dev.lingka.dryrun.play;

import dev.lingka.coupon.HeldCoupon;
import dev.lingka.dryrun.play.Happened.Bought;
import dev.lingka.dryrun.play.Happened.GaveBack;
import dev.lingka.dryrun.play.Happened.PaidIn;
import dev.lingka.points.PointsCourse;
import dev.lingka.points.PointsExpiry;
import dev.lingka.recharge.RechargeOffer;
import dev.lingka.reward.rule.Happening;
import dev.lingka.reward.rule.Occasion;
import dev.lingka.tier.TierCourse;
import dev.lingka.till.pricing.PlayedPrice;
import dev.lingka.till.sale.Effect;
import dev.lingka.till.sale.EffectKind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** One member through one programme, from the first day to the last. */
final class MemberPlay {

    private final Rules rules;
    private final History history;
    private final Span span;
    private final Tally tally;
    private final TierCourse tier;
    private final PointsCourse points = new PointsCourse();
    private final Counter counter;
    private final Gifts gifts;
    private final Map<UUID, Purse> purses = new LinkedHashMap<>();
    private final Map<UUID, Sold> sold = new HashMap<>();
    private final Map<String, Integer> offersTaken = new HashMap<>();
    private final Set<UUID> boughtWith;
    private boolean recharged;
    private boolean climbs;
    private int rank;
    private long paidFen;
    private LocalDate today;
    private YearMonth month;

    private MemberPlay(Rules rules, History history, Span span, Set<String> known, Tally tally) {
        this.rules = rules;
        this.history = history;
        this.span = span;
        this.tally = tally;
        tier = new TierCourse(rules.tiers(), history.tier(), span.from());
        Pocket pocket = new Pocket(history.memberId());
        counter = new Counter(rules, pocket, known);
        gifts = new Gifts(rules, pocket, points, tally, span.zone());
        history.cards().forEach(card -> purses.put(card.id(), new Purse(card)));
        boughtWith = new HashSet<>(history.boughtBefore());
        recharged = history.rechargedBefore();
        rank = tier.rank();
        climbs = tier.isKnown();
        today = span.from();
        month = span.firstMonth();
        openPoints();
    }

    /** Where the play left somebody. */
    record Ending(String level, long paidFen, long points) {}

    /**
     * Plays one member to the end.
     *
     * @param known templates whose use is known: of others each piece is used as soon as it fits
     * @param tally gets all figures
     */
    static Ending play(Rules rules, History history, Span span, Set<String> known, Tally tally) {
        return new MemberPlay(rules, history, span, known, tally).run();
    }

    /** What is on the account beyond the known lots is as old as the last sale. */
    private void openPoints() {
        History.Points opening = history.points();
        LocalDate last = opening.lastSale() == null ? span.from().minusDays(1) : opening.lastSale();
        PointsExpiry expiry = rules.points().expiry();
        long listed = opening.lots().stream().mapToLong(History.Lot::points).sum();
        points.open(opening.balance() - listed, expiry.lastDay(last));
        opening.lots().forEach(lot -> points.open(lot.points(), lot.lastDay()));
        points.open(
                opening.lastSale() == null ? null : expiry.lapsesAfter(last),
                span.from().getYear(),
                opening.ofTheYear());
    }

    private Ending run() {
        history.happened().forEach(this::next);
        pass(span.to());
        closeMonths(span.lastMonth().plusMonths(1));
        String level = tier.standing().code();
        if (history.active()) {
            tally.endsOn(level);
        }
        return new Ending(level, paidFen, points.balance());
    }

    private void next(Happened happened) {
        pass(happened.day());
        if (happened instanceof Bought bought) {
            buy(bought);
        } else if (happened instanceof GaveBack back) {
            giveBack(back);
        } else if (happened instanceof PaidIn paidIn) {
            payIn(paidIn);
        } else if (happened instanceof Happened.ValueMoved moved) {
            Optional.ofNullable(purses.get(moved.cardId()))
                    .ifPresent(purse -> purse.move(moved.principalFen(), moved.bonusFen()));
        } else if (happened instanceof Happened.PointsMoved moved) {
            points.move(moved.points());
        } else if (happened instanceof Happened.FriendBought) {
            tier.friendBought(today);
        } else if (happened instanceof Happened.Celebrated day) {
            gifts.give(about(day, day.occasion(), 0), day.at());
        }
        climb(happened);
    }

    private void pass(LocalDate day) {
        today = day.isAfter(today) ? day : today;
        closeMonths(YearMonth.from(today));
        tier.pass(today);
        tally.add(Figure.POINTS_EXPIRED, points.pass(today));
    }

    private void closeMonths(YearMonth until) {
        for (; month.isBefore(until); month = month.plusMonths(1)) {
            long principal =
                    purses.values().stream().mapToLong(Purse::principalFen).sum();
            long bonus = purses.values().stream().mapToLong(Purse::bonusFen).sum();
            tally.prepaid(month, new Tally.Prepaid(principal, bonus));
        }
    }

    private void climb(Happened cause) {
        if (tier.rank() > rank && climbs) {
            gifts.give(about(cause, Occasion.TIER_UP, 0), cause.at());
        }
        rank = tier.rank();
        climbs = tier.isKnown();
    }

    private void buy(Bought bought) {
        Purse purse = purses.get(bought.cardId());
        boolean first = boughtWith.add(bought.cardId());
        PlayedPrice.Buyer buyer =
                new PlayedPrice.Buyer(history.memberId(), purse.kind(), tier.standing(), history.born(), first);
        PlayedPrice price = counter.price(bought, buyer, points.balance());
        List<HeldCoupon> used = counter.use(price);
        points.spend(bought.saleId(), price.points(), today);
        long earned = price.earn() == null ? 0 : points.earn(bought.saleId(), price.earn(), bought.day());
        long wanted = bought.paidFen() == 0 ? 0 : Share.of(price.dueFen(), bought.walletFen(), bought.paidFen());
        Purse.Paid paid = purse.pay(wanted, rules.till());
        count(bought, price, used, earned);
        tally.add(Figure.BONUS_SPENT_FEN, paid.bonusFen());
        List<Gifts.Given> given = gifts.give(about(bought, price, purse.kind(), first), bought.at());
        TierCourse.Source source = tier.sold(today, bought.day(), price.dueFen(), earned);
        sold.put(bought.saleId(), new Sold(bought, price, paid, source, new Sold.Used(used, given)));
    }

    private void count(Bought bought, PlayedPrice price, List<HeldCoupon> used, long earned) {
        paidFen += price.dueFen();
        tally.add(Figure.SALES, 1);
        tally.add(Figure.LIST_FEN, bought.listFen());
        tally.add(Figure.PAID_FEN, price.dueFen());
        tally.add(Figure.POINTS_SPENT, price.points());
        tally.add(Figure.POINTS_EARNED, earned);
        tally.add(Figure.COUPONS_REDEEMED, used.size());
        for (Effect effect : price.effects()) {
            tally.off(effect.kind(), effect.amountFen());
            if (effect.kind() == EffectKind.COUPON && effect.amountFen() == 0) {
                tally.add(Figure.GIFTS_FEN, counter.giftFen(used, effect.couponId()));
            }
        }
        goods(price, 1, new Sold.Part(0, 0, 0));
    }

    /** Adds goods that are sold, or takes away the part that comes back. */
    private void goods(PlayedPrice price, int sign, Sold.Part part) {
        for (PlayedPrice.Goods goods : price.goods()) {
            long margin = rules.marginFen(goods.productClass(), goods.listFen());
            tally.goods(
                    goods.productClass(),
                    new Tally.Goods(
                            sign * part.of(goods.listFen()), sign * part.of(goods.dueFen()), sign * part.of(margin)));
        }
    }

    private void giveBack(GaveBack refund) {
        Sold sale = sold.get(refund.saleId());
        if (sale == null || sale.isOver()) {
            return;
        }
        Sold.Part part = sale.back(refund);
        long fen = part.of(sale.price().dueFen());
        paidFen -= fen;
        tally.add(Figure.REFUNDED_FEN, fen);
        PointsCourse.Back back = points.refund(refund.saleId(), part.total(), part.before(), part.amount(), today);
        tally.add(Figure.POINTS_RETURNED, back.returnedPoints());
        tally.add(Figure.POINTS_TAKEN_BACK, back.takenPoints());
        Purse.Paid wallet = sale.walletBack(refund);
        purses.get(sale.bought().cardId()).move(wallet.principalFen(), wallet.bonusFen());
        tally.add(Figure.BONUS_SPENT_FEN, -wallet.bonusFen());
        goods(sale.price(), -1, part);
        tier.giveBack(sale.source(), fen);
        if (sale.isOver()) {
            sale.used().forEach(coupon -> counter.putBack(coupon, refund.at()));
            tally.add(Figure.COUPONS_RETURNED, sale.used().size());
            gifts.takeBack(sale.given());
        }
    }

    private void payIn(PaidIn paid) {
        Purse purse = purses.get(paid.cardId());
        Optional<RechargeOffer> offer = rules.offer(paid, purse.kind(), paid.at(), !recharged, offersTaken);
        offer.ifPresent(taken -> offersTaken.merge(taken.code(), 1, Integer::sum));
        long bonus = offer.map(RechargeOffer::bonusFen).orElse(0L);
        recharged = true;
        purse.move(paid.amountFen(), bonus);
        tally.add(Figure.RECHARGES, 1);
        tally.add(Figure.RECHARGED_FEN, paid.amountFen());
        tally.add(Figure.BONUS_GIVEN_FEN, bonus);
        if (paid.staffed()) {
            tally.add(Figure.COMMISSION_FEN, rules.commissions().fenOfRecharge(paid.amountFen()));
        }
        gifts.give(about(paid, Occasion.RECHARGE, paid.amountFen()), paid.at());
        tier.paidIn(today, paid.amountFen());
    }

    private Happening about(Bought bought, PlayedPrice price, String cardKind, boolean first) {
        Map<String, Long> paid = price.goods().stream()
                .filter(goods -> goods.productClass() != null)
                .collect(Collectors.groupingBy(
                        PlayedPrice.Goods::productClass, Collectors.summingLong(PlayedPrice.Goods::dueFen)));
        return new Happening(
                Occasion.SALE,
                history.memberId(),
                bought.saleId().toString(),
                bought.storeId(),
                bought.day(),
                price.dueFen(),
                List.of(cardKind),
                tier.standing().code(),
                first,
                paid);
    }

    private Happening about(Happened cause, Occasion occasion, long amountFen) {
        List<String> kinds = purses.values().stream()
                .map(Purse::kind)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Happening(
                occasion,
                history.memberId(),
                "played",
                null,
                cause.day(),
                amountFen,
                kinds,
                tier.standing().code(),
                false,
                Map.of());
    }
}
