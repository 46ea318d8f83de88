package dev.lingka.points.account;

import dev.lingka.merchant.programme.Weekday;
import dev.lingka.points.Cash;
import dev.lingka.points.EarningRate;
import dev.lingka.points.OtherEarning;
import dev.lingka.points.PointsExpiry;
import dev.lingka.points.PointsRules;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells a member how points are earned, end and pay, a sentence each. */
final class RulesInWords {

    private final PointsWords words;
    private final PointsRules rules;

    RulesInWords(PointsRules rules, PointsWords words) {
        this.rules = rules;
        this.words = words;
    }

    /** What holds on that day; campaigns that are over are not told. */
    List<String> on(LocalDate day) {
        List<String> told = new ArrayList<>();
        List<EarningRate> running = rules.rates().stream()
                .filter(rate -> rate.lastDay() == null || !rate.lastDay().isBefore(day))
                .toList();
        running.forEach(rate -> told.add(rate(rate)));
        if (!running.isEmpty()) {
            told.add(words.say("window." + rules.window().name().toLowerCase(Locale.ROOT)));
        }
        rules.others().forEach(other -> told.add(other(other)));
        if (told.isEmpty()) {
            return List.of(words.say("none"));
        }
        told.add(expiry(rules.expiry()));
        if (rules.expiry().lapseMonths() != null) {
            told.add(words.say("lapse", "months", rules.expiry().lapseMonths()));
        }
        if (rules.cash() != null) {
            told.add(cash(rules.cash()));
        }
        return told;
    }

    private String rate(EarningRate rate) {
        String text = words.say("rate", "points", rate.points(), "money", PointsWords.money(rate.perFen()));
        if (rate.name() != null) {
            String name = words.isEnglish() ? rate.name().en() : rate.name().zh();
            text = words.say("rate.named", "name", name, "text", text);
        }
        String conditions = conditions(rate);
        return conditions.isEmpty() ? text : words.say("rate.when", "text", text, "conditions", conditions);
    }

    private String conditions(EarningRate rate) {
        List<String> parts = new ArrayList<>();
        if (!rate.weekdays().isEmpty()) {
            parts.add(rate.weekdays().stream().map(this::weekday).collect(Collectors.joining(words.say("and"))));
        }
        if (rate.firstDay() != null) {
            parts.add(words.say("from", "day", rate.firstDay()));
        }
        if (rate.lastDay() != null) {
            parts.add(words.say("until", "day", rate.lastDay()));
        }
        some(parts, rate.cardKinds(), "some.cardKinds");
        some(parts, rate.tiers(), "some.tiers");
        some(parts, rate.productClasses(), "some.productClasses");
        some(parts, rate.stores(), "some.stores");
        return String.join(words.say("and"), parts);
    }

    private void some(List<String> parts, List<?> wanted, String key) {
        if (!wanted.isEmpty()) {
            parts.add(words.say(key));
        }
    }

    private String weekday(Weekday day) {
        Locale locale = words.isEnglish() ? Locale.ENGLISH : Locale.CHINESE;
        return DayOfWeek.valueOf(day.name()).getDisplayName(TextStyle.FULL, locale);
    }

    private String other(OtherEarning other) {
        return words.say("other", "what", words.say("for." + other.kind().text()), "points", other.points());
    }

    private String expiry(PointsExpiry expiry) {
        return switch (expiry.kind()) {
            case NEVER -> words.say("expiry.never");
            case MONTHS ->
                words.say(
                        expiry.to() == PointsExpiry.To.MONTH_END ? "expiry.month_end" : "expiry.day",
                        "months",
                        expiry.months());
            case YEAR_END -> yearEnd(expiry.years() == null ? 0 : expiry.years());
        };
    }

    private String yearEnd(int years) {
        return switch (years) {
            case 0 -> words.say("expiry.this_year");
            case 1 -> words.say("expiry.next_year");
            default -> words.say("expiry.year_end", "years", years);
        };
    }

    private String cash(Cash cash) {
        return words.say(
                "cash",
                "points",
                cash.points(),
                "money",
                PointsWords.money(cash.fen()),
                "percent",
                BigDecimal.valueOf(cash.maxShareBasisPoints(), 2)
                        .stripTrailingZeros()
                        .toPlainString());
    }
}
