package dev.lingka.recharge;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.plan.PlanChapter;
import dev.lingka.merchant.programme.words.Words;
import dev.lingka.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells members how they may recharge, and how they get their money back. */
@ApplicationScoped
class RechargePlan implements PlanChapter {

    private static final String RECHARGE = "recharge";
    /** Where the merchants are; a period that ends at midnight ends with the day before. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Override
    public int place() {
        return 4;
    }

    @Override
    public Optional<Chapter> chapter(Programme programme, Words words, Instant now) {
        RechargeRules rules = programme.section(RechargeRules.class);
        List<Entry> entries = new ArrayList<>();
        rules.offers().stream()
                .filter(offer -> offer.until() == null || now.isBefore(offer.until()))
                .map(offer -> new Entry(offer.code(), offer.name().in(words.locale()), lines(offer, words)))
                .forEach(entries::add);
        if (rules.ownAmount()) {
            String range = words.say(RECHARGE, "plan.own", Money.yuan(rules.minFen()), Money.yuan(rules.maxFen()));
            entries.add(new Entry("ownAmount", words.label(List.of(RECHARGE, "ownAmount")), List.of(range)));
        }
        entries.add(new Entry("refund", words.label(List.of(RECHARGE, "refund")), refund(rules.refund(), words)));
        entries.add(new Entry(
                "termsVersion", words.label(List.of(RECHARGE, "termsVersion")), List.of(rules.termsVersion())));
        return Optional.of(new Chapter(RECHARGE, words.label(List.of(RECHARGE)), entries));
    }

    private static List<String> lines(RechargeOffer offer, Words words) {
        List<String> lines = new ArrayList<>();
        String pay = Money.yuan(offer.payFen());
        lines.add(
                offer.bonusFen() == 0
                        ? words.say(RECHARGE, "plan.pay", pay)
                        : words.say(RECHARGE, "plan.payAndGet", pay, Money.yuan(offer.bonusFen())));
        if (offer.firstTime()) {
            lines.add(words.say(RECHARGE, "plan.first"));
        } else if (offer.limitPerMember() != null) {
            lines.add(words.say(RECHARGE, "plan.limit", offer.limitPerMember()));
        }
        if (offer.from() != null) {
            lines.add(words.say(RECHARGE, "plan.from", day(offer.from())));
        }
        if (offer.until() != null) {
            lines.add(words.say(RECHARGE, "plan.until", day(offer.until().minusMillis(1))));
        }
        return lines;
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    private static List<String> refund(RefundTerms terms, Words words) {
        return List.of(
                words.say(RECHARGE, "plan.refund", terms.selfServiceDays()),
                words.say(RECHARGE, "plan.later." + terms.later().name().toLowerCase(Locale.ROOT)),
                words.say(RECHARGE, "plan.bonus." + terms.spentBonus().name().toLowerCase(Locale.ROOT)));
    }
}
