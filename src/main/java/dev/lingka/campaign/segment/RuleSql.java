package dev.lingka.campaign.segment;

import dev.lingka.member.TraitIndex;
import dev.lingka.shared.InMerchant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns rules into SQL over the facts {@code f} of one merchant, which is the first parameter. What a rule says reaches
 * the statement as parameters alone; the text is made of constants of this package.
 */
final class RuleSql {

    static final String OF_MEMBER = " d where d.merchant_id = f.merchant_id and d.member_id = f.member_id";

    private final InMerchant merchant;
    private final Known known;
    private final BirthSets births;
    private final TraitIndex traits;
    private final Args args;

    RuleSql(InMerchant merchant, Known known, BirthSets births, TraitIndex traits) {
        this.merchant = merchant;
        this.known = known;
        this.births = births;
        this.traits = traits;
        args = new Args(merchant.merchantId());
    }

    Args args() {
        return args;
    }

    /** The condition for all members of the merchant who are in. */
    String condition(Rule rule, boolean whole) {
        return "f.merchant_id = $1 and " + rule.sql(this, whole);
    }

    String all(Rule.All rule, boolean whole) {
        return joined(rule.rules(), " and ", whole);
    }

    String any(Rule.Any rule) {
        return joined(rule.rules(), " or ", false);
    }

    private String joined(List<Rule> rules, String by, boolean whole) {
        return rules.stream().map(rule -> rule.sql(this, whole)).collect(Collectors.joining(by, "(", ")"));
    }

    String not(Rule.Not rule) {
        return "(not " + rule.rule().sql(this, false) + ")";
    }

    String everyone(Rule.Everyone rule) {
        return "true";
    }

    String inSegment(Rule.InSegment rule, boolean whole) {
        Known.Saved saved = known.segments().get(rule.segmentId());
        if (saved.rule() != null) {
            return saved.rule().sql(this, whole);
        }
        return "exists (select from segment_member s where s.merchant_id = f.merchant_id and s.member_id = f.member_id"
                + " and s.segment_id = " + args.add(rule.segmentId(), "uuid") + ")";
    }

    String oneOf(Rule.OneOf rule) {
        Trait trait = rule.trait();
        String values = values(rule);
        String test = trait.isMany() ? trait.column() + " && " + values : trait.column() + " = any (" + values + ")";
        return "coalesce(" + test + orNone(rule) + ", false)";
    }

    private String values(Rule.OneOf rule) {
        return switch (rule.trait()) {
            case JOIN_STORE ->
                args.add(rule.values().stream().map(UUID::fromString).toArray(UUID[]::new), "uuid[]");
            case SEX -> indexes(rule, word -> traits.ofSex(merchant, word));
            case REGION -> indexes(rule, word -> traits.of(merchant, word));
            default -> args.words(rule.values());
        };
    }

    private String indexes(Rule.OneOf rule, Function<String, String> index) {
        return args.words(rule.values().stream().map(index).toList());
    }

    /** Who came without a join code, and who stands on the first level without a row there. */
    private String orNone(Rule.OneOf rule) {
        boolean none =
                switch (rule.trait()) {
                    case SOURCE -> rule.values().contains("none");
                    case TIER -> rule.values().contains(known.firstTier());
                    default -> false;
                };
        return none ? " or " + rule.trait().column() + " is null" : "";
    }

    String measured(Rule.Measured rule, boolean whole) {
        Measure measure = rule.measure();
        if (whole && !rule.window().isEver()) {
            return ofSet(rule);
        }
        String test = test(amount(rule), rule.bounds());
        return measure.isNoneWithout() ? "coalesce(" + test + ", false)" : test;
    }

    private String amount(Rule.Measured rule) {
        Measure measure = rule.measure();
        if (rule.window().isEver()) {
            return "(" + today(measure.ever()) + ")";
        }
        return "(select " + today(measure.within()) + " from " + measure.table() + OF_MEMBER + within(rule.window())
                + ")";
    }

    private String today(String amount) {
        return amount.contains("%1$s") ? amount.formatted(args.add(known.today(), "date")) : amount;
    }

    /** The same with the set of those members made first, who have enough, or too much where nothing is enough. */
    private String ofSet(Rule.Measured rule) {
        Measure measure = rule.measure();
        boolean inverse = rule.bounds().allowZero() && !measure.isNoneWithout();
        String test = test(today(measure.within()), rule.bounds());
        String set = "select d.member_id from " + measure.table() + " d where d.merchant_id = $1"
                + within(rule.window()) + " group by d.member_id having " + (inverse ? "not (" + test + ")" : test);
        return inverse
                ? "not exists (select from (" + set + ") x where x.member_id = f.member_id)"
                : "f.member_id in (" + set + ")";
    }

    /** That a row d is of the window's days. */
    String within(Window window) {
        return window.isEver()
                ? ""
                : " and d.day between " + args.add(window.first(known.today()), "date") + " and "
                        + args.add(window.last(known.today()), "date");
    }

    private String test(String amount, Bounds bounds) {
        if (bounds.atMost() == null) {
            return amount + " >= " + args.add(bounds.atLeast(), "bigint");
        }
        return bounds.atLeast() == null
                ? amount + " <= " + args.add(bounds.atMost(), "bigint")
                : amount + " between " + args.add(bounds.atLeast(), "bigint") + " and "
                        + args.add(bounds.atMost(), "bigint");
    }

    String age(Rule.Age rule) {
        List<BirthSets.BirthYear> years = births.ofAge(rule.bounds(), known.today());
        String whole = args.words(years.stream()
                .filter(BirthSets.BirthYear::isWhole)
                .map(BirthSets.BirthYear::index)
                .toList());
        String some = years.stream()
                .filter(year -> !year.isWhole())
                .map(year -> " or f.birth_year_index = " + args.add(year.index(), "text")
                        + " and f.birth_day_index = any (" + args.words(year.days()) + ")")
                .collect(Collectors.joining());
        return "coalesce(f.birth_year_index = any (" + whole + ")" + some + ", false)";
    }

    String birthday(Rule.BirthdayAhead rule) {
        return born(births.ahead(rule.fromDays(), rule.toDays(), known.today()));
    }

    String birthday(Rule.BirthdayBetween rule) {
        return born(births.between(rule.from(), rule.to(), known.today()));
    }

    private String born(List<String> days) {
        return "coalesce(f.birth_day_index = any (" + args.words(days) + "), false)";
    }

    String joined(Rule.Joined rule) {
        return "f.joined_day between " + args.add(rule.window().first(known.today()), "date") + " and "
                + args.add(rule.window().last(known.today()), "date");
    }

    String bought(Rule.Bought rule) {
        if (rule.bounds().equals(Bounds.ONCE) && rule.window().isOpen(known.today())) {
            return "exists (select from member_goods" + OF_MEMBER + " and " + goods(rule) + " and d.last_day >= "
                    + args.add(rule.window().first(known.today()), "date") + ")";
        }
        String counted = test(visits(rule), rule.bounds());
        return rule.bounds().allowZero() || isOneEver(rule)
                ? counted
                : "(" + mayHaveBought(rule) + " and " + counted + ")";
    }

    /** Cheaper than the days to count, and true for whoever has enough of these: times of several goods add up. */
    private String mayHaveBought(Rule.Bought rule) {
        return "(select coalesce(sum(d.times), 0) from member_goods" + OF_MEMBER + " and " + goods(rule) + ") >= "
                + args.add(rule.bounds().atLeast(), "bigint");
    }

    /** Whose times are the visits that count. */
    private static boolean isOneEver(Rule.Bought rule) {
        return rule.window().isEver() && rule.skus().size() + rule.classes().size() == 1;
    }

    private String goods(Rule.Bought rule) {
        return "(d.kind = 'sku' and d.code = any (" + args.words(rule.skus()) + ") or d.kind = 'class'"
                + " and d.code = any (" + args.words(rule.classes()) + "))";
    }

    private String visits(Rule.Bought rule) {
        if (isOneEver(rule)) {
            return "(select coalesce(sum(d.times), 0) from member_goods" + OF_MEMBER + " and " + goods(rule) + ")";
        }
        return visits("(d.skus && " + args.words(rule.skus()) + " or d.classes && " + args.words(rule.classes()) + ")"
                + within(rule.window()));
    }

    String visited(Rule.Visited rule) {
        return test(visits(rule), rule.bounds());
    }

    private String visits(Rule.Visited rule) {
        return visits("d.stores && " + args.add(rule.stores().toArray(UUID[]::new), "uuid[]") + within(rule.window()));
    }

    private static String visits(String condition) {
        return "(select count(*) from member_sale_day" + OF_MEMBER + " and " + condition + ")";
    }

    String usedCoupons(Rule.UsedCoupons rule) {
        return test(pieces(rule), rule.bounds());
    }

    private String pieces(Rule.UsedCoupons rule) {
        return "(select count(*) from member_move_day d cross join unnest(d.coupons) c"
                + " where d.merchant_id = f.merchant_id and d.member_id = f.member_id and c = any ("
                + args.words(rule.templates()) + ")" + within(rule.window()) + ")";
    }

    String onDays(Rule.OnDays rule, boolean whole) {
        return new ShareSql(this).onDays(rule).holds(rule.percent(), whole);
    }

    String atHours(Rule.AtHours rule, boolean whole) {
        return new ShareSql(this).atHours(rule).holds(rule.percent(), whole);
    }

    /** What is there of a condition, as text to show; null for what is sealed. */
    String found(Rule rule) {
        if (rule instanceof Rule.Measured measured) {
            return amount(measured) + "::text";
        }
        if (rule instanceof Rule.OneOf one && !one.trait().isSealed()) {
            return one.trait().isMany()
                    ? "array_to_string(" + one.trait().column() + ", ', ')"
                    : one.trait().column() + "::text";
        }
        if (rule instanceof Rule.Joined) {
            return "f.joined_day::text";
        }
        if (rule instanceof Rule.Bought bought) {
            return visits(bought) + "::text";
        }
        if (rule instanceof Rule.Visited visited) {
            return visits(visited) + "::text";
        }
        if (rule instanceof Rule.UsedCoupons used) {
            return pieces(used) + "::text";
        }
        if (rule instanceof Rule.OnDays days) {
            return new ShareSql(this).onDays(days).found();
        }
        return rule instanceof Rule.AtHours hours
                ? new ShareSql(this).atHours(hours).found()
                : "null::text";
    }
}
