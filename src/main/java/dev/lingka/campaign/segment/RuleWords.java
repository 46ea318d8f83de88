package dev.lingka.campaign.segment;

import dev.lingka.shared.Money;
import java.time.MonthDay;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what conditions ask, in one language: {@code segment/Words_zh.properties} and {@code _en}. */
final class RuleWords {

    private static final Pattern GAP = Pattern.compile("\\{(\\d)}");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle texts;
    private final Known known;

    /** @param known for the names of the segments that a rule uses */
    RuleWords(Locale locale, Known known) {
        texts = ResourceBundle.getBundle("segment.Words", locale, NO_FALLBACK);
        this.known = known;
    }

    /** A sentence, its gaps {@code {0}}, {@code {1}} … filled. What looks like a gap in what is filled in is none. */
    String say(String key, Object... gaps) {
        return GAP.matcher(texts.getString(key))
                .replaceAll(gap -> Matcher.quoteReplacement(String.valueOf(gaps[Integer.parseInt(gap.group(1))])));
    }

    String all(Rule.All rule) {
        return say("all");
    }

    String any(Rule.Any rule) {
        return say("any");
    }

    String not(Rule.Not rule) {
        return say("not");
    }

    String everyone(Rule.Everyone rule) {
        return say("everyone");
    }

    String inSegment(Rule.InSegment rule) {
        return say("segment", known.segments().get(rule.segmentId()).name());
    }

    String oneOf(Rule.OneOf rule) {
        String words = listed(rule.values().stream().map(word -> word(rule.trait(), word)));
        return say(rule.values().size() == 1 ? "one" : "oneOf", say(rule.trait().text()), words);
    }

    /** A word of ours in the reader's language, one of the merchant's as it is. */
    String word(Trait trait, String word) {
        String key = trait.text() + "." + word;
        return texts.containsKey(key) ? texts.getString(key) : word;
    }

    private String listed(Stream<String> words) {
        return words.collect(Collectors.joining(say("comma")));
    }

    String measured(Rule.Measured rule) {
        return of(
                rule.window(),
                say(rule.measure().text()),
                range(rule.bounds(), rule.measure().isMoney()));
    }

    private String of(Window window, String what, String range) {
        return window.isEver() ? say("fact", what, range) : say("fact.within", span(window), what, range);
    }

    String amount(long amount, boolean money) {
        return money ? Money.yuan(amount) : Long.toString(amount);
    }

    private String range(Bounds bounds, boolean money) {
        if (bounds.atMost() == null) {
            return say("atLeast", amount(bounds.atLeast(), money));
        }
        return bounds.atLeast() == null
                ? say("atMost", amount(bounds.atMost(), money))
                : say("between", amount(bounds.atLeast(), money), amount(bounds.atMost(), money));
    }

    private String span(Window window) {
        if (window.lastDays() != null) {
            return window.skipDays() == null || window.skipDays() == 0
                    ? say("lastDays", window.lastDays())
                    : say("daysAgo", window.lastDays(), window.skipDays());
        }
        if (window.to() == null) {
            return say("since", window.from());
        }
        return window.from() == null ? say("until", window.to()) : say("fromTo", window.from(), window.to());
    }

    String age(Rule.Age rule) {
        return say("fact", say("age"), range(rule.bounds(), false));
    }

    String birthday(Rule.BirthdayAhead rule) {
        return say("birthday.ahead", rule.fromDays(), rule.toDays());
    }

    String birthday(Rule.BirthdayBetween rule) {
        return say("birthday.between", day(rule.from()), day(rule.to()));
    }

    private static String day(MonthDay day) {
        return day.toString().substring(2);
    }

    String joined(Rule.Joined rule) {
        return say("joined", span(rule.window()));
    }

    String bought(Rule.Bought rule) {
        String goods = listed(Stream.concat(rule.classes().stream(), rule.skus().stream()));
        return of(rule.window(), say("bought", goods), range(rule.bounds(), false));
    }

    String visited(Rule.Visited rule) {
        String stores = listed(rule.stores().stream().map(UUID::toString));
        return of(rule.window(), say("visited", stores), range(rule.bounds(), false));
    }

    String usedCoupons(Rule.UsedCoupons rule) {
        String templates = listed(rule.templates().stream());
        return of(rule.window(), say("usedCoupons", templates), range(rule.bounds(), false));
    }

    String onDays(Rule.OnDays rule) {
        List<String> days = rule.days().stream()
                .map(day -> say("day." + day.name().toLowerCase(Locale.ROOT)))
                .toList();
        return during(rule.window(), say("visitDays", listed(days.stream()), rule.percent()));
    }

    String atHours(Rule.AtHours rule) {
        return during(rule.window(), say("visitHours", rule.from(), rule.to(), rule.percent()));
    }

    private String during(Window window, String what) {
        return window.isEver() ? what : say("during", span(window), what);
    }
}
