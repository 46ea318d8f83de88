package dev.lingka.dryrun.play;

import dev.lingka.card.CardRules;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.recharge.RechargeOffer;
import dev.lingka.recharge.RechargeRules;
import dev.lingka.reward.rule.Occasion;
import dev.lingka.tier.TierCourse;
import dev.lingka.till.pricing.PricingRules;
import dev.lingka.till.pricing.ProductClass;
import dev.lingka.till.sale.SaleLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Makes the members of a synthetic year up, each by the seed and their number alone. Cards, goods and recharges are
 * those of the version in force, so that both versions are played with the same year.
 */
public final class Invention {

    private static final int WHOLE = 10_000;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final UUID NO_STORE = new UUID(0, 0);
    private static final int MONTHS = 12;
    private static final int OPEN_HOURS = 12;
    private static final int OPENS = 9;
    private static final int OLDEST_DAYS = 720;

    private final SyntheticYear year;
    private final Span span;
    private final String cardKind;
    private final List<String> classes;
    private final List<RechargeOffer> offers;

    /** Begins a year without anything left out. */
    public Invention(SyntheticYear year, Span span, Programme inForce) {
        this.year = year;
        this.span = span;
        cardKind = inForce.section(CardRules.class).kinds().get(0).code();
        classes = inForce.section(PricingRules.class).classes().stream()
                .map(ProductClass::code)
                .toList();
        Instant first = span.from().atStartOfDay(span.zone()).toInstant();
        offers = inForce.section(RechargeRules.class).offersFor(cardKind, first).stream()
                .filter(offer -> !offer.firstTime())
                .toList();
    }

    /** The member of that number. */
    public History member(int number) {
        SplittableRandom random = new SplittableRandom(year.seed() * SPREAD + number);
        UUID memberId = new UUID(year.seed(), number);
        UUID cardId = new UUID(number, year.seed());
        LocalDate born = LocalDate.of(1960, 1, 1).plusDays(random.nextInt(16_000));
        LocalDate joined = span.from().minusDays(random.nextInt(OLDEST_DAYS));
        boolean recharges = !offers.isEmpty() && random.nextInt(WHOLE) < year.rechargeShareBasisPoints();
        List<Happened> happened = new ArrayList<>();
        birthdays(born, happened);
        Visits visits = new Visits(random, cardId, recharges, happened);
        for (LocalDate day = span.from(); !day.isAfter(span.to()); day = day.plusDays(1)) {
            if (random.nextInt(SyntheticYear.DAYS) < year.visitsPerMonth() * MONTHS) {
                visits.visit(day);
            }
        }
        return new History(
                memberId,
                true,
                born,
                List.of(new History.Card(cardId, cardKind, 0, 0)),
                Set.of(),
                true,
                new TierCourse.Start(null, null, joined, List.of()),
                new History.Points(0, List.of(), null, 0),
                happened);
    }

    private void birthdays(LocalDate born, List<Happened> happened) {
        for (LocalDate day = span.from(); !day.isAfter(span.to()); day = day.plusDays(1)) {
            Instant morning = day.atStartOfDay(span.zone()).toInstant();
            if (day.getMonth() == born.getMonth() && day.getDayOfMonth() == 1) {
                happened.add(new Happened.Celebrated(morning, day, Occasion.BIRTH_MONTH));
            }
            if (born.withYear(day.getYear()).equals(day)) {
                happened.add(new Happened.Celebrated(morning, day, Occasion.BIRTHDAY));
            }
        }
    }

    /** What one member buys and pays in. */
    private final class Visits {

        private final SplittableRandom random;
        private final UUID cardId;
        private final boolean recharges;
        private final List<Happened> happened;
        private long boughtFen;
        private long paidInFen;
        private long made;

        private Visits(SplittableRandom random, UUID cardId, boolean recharges, List<Happened> happened) {
            this.random = random;
            this.cardId = cardId;
            this.recharges = recharges;
            this.happened = happened;
        }

        private void visit(LocalDate day) {
            Instant at = day.atTime(LocalTime.of(OPENS + random.nextInt(OPEN_HOURS), random.nextInt(60)))
                    .atZone(span.zone())
                    .toInstant();
            long fen = basketFen();
            boughtFen += fen;
            while (recharges && paidInFen < boughtFen) {
                RechargeOffer offer = offers.get(random.nextInt(offers.size()));
                paidInFen += offer.payFen();
                happened.add(new Happened.PaidIn(at.minusSeconds(60), day, cardId, offer.payFen(), offer.code(), true));
            }
            made++;
            happened.add(new Happened.Bought(
                    new UUID(cardId.getMostSignificantBits(), made),
                    at,
                    day,
                    span.zone(),
                    NO_STORE,
                    cardId,
                    fen,
                    fen,
                    recharges ? fen : 0,
                    0,
                    lines(fen),
                    List.of()));
        }

        private long basketFen() {
            int all = year.baskets().stream()
                    .mapToInt(SyntheticYear.Basket::share)
                    .sum();
            int drawn = random.nextInt(all);
            for (SyntheticYear.Basket basket : year.baskets()) {
                drawn -= basket.share();
                if (drawn < 0) {
                    return basket.totalFen();
                }
            }
            throw new IllegalStateException("shares that do not add up");
        }

        private List<SaleLine> lines(long fen) {
            if (classes.isEmpty()) {
                return List.of();
            }
            String drawn = classes.get(random.nextInt(classes.size()));
            return List.of(new SaleLine(null, drawn, BigDecimal.ONE, fen, drawn));
        }
    }
}
