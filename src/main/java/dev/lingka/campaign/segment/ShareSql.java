package dev.lingka.campaign.segment;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which share of a member's visits or sales is of some weekdays or hours: over all days out of the sums that the facts
 * have, over a window out of its days.
 */
final class ShareSql {

    private final RuleSql sql;

    ShareSql(RuleSql sql) {
        this.sql = sql;
    }

    /**
     * A part and what it is a part of.
     *
     * @param source of rows d of one member, or of one row; null where both are columns of the facts
     * @param set the members whose share it is, where all are asked at once; null likewise
     */
    record Share(Args args, String part, String all, String source, String set) {

        /** Without any visit there is no share, which no percentage is. */
        String holds(int percent, boolean whole) {
            String test = all + " > 0 and " + part + " * 100 >= " + args.add(percent, "integer") + " * " + all;
            if (source == null) {
                return "(" + test + ")";
            }
            return whole
                    ? "f.member_id in (select d.member_id" + set + " group by d.member_id having " + test + ")"
                    : "coalesce((select " + test + source + "), false)";
        }

        /** In percent, rounded down; null without any visit. */
        String found() {
            String percent = "(" + part + " * 100 / nullif(" + all + ", 0))::text || '%'";
            return source == null ? percent : "(select " + percent + source + ")";
        }
    }

    Share onDays(Rule.OnDays rule) {
        int[] days = rule.days().stream()
                .distinct()
                .mapToInt(day -> DayOfWeek.valueOf(day.name()).getValue())
                .toArray();
        if (rule.window().isEver()) {
            return ever("f.weekdays", days, "f.visits");
        }
        String part = "count(*) filter (where extract(isodow from d.day)::integer = any (" + numbers(days) + "))";
        return within(rule.window(), part, "count(*)");
    }

    Share atHours(Rule.AtHours rule) {
        int length = Math.floorMod(rule.to() - rule.from(), RuleNames.HOURS);
        int[] hours = IntStream.range(0, length == 0 ? RuleNames.HOURS : length)
                .map(i -> Math.floorMod(rule.from() + i, RuleNames.HOURS))
                .toArray();
        if (rule.window().isEver()) {
            return ever("f.hours", Arrays.stream(hours).map(hour -> hour + 1).toArray(), "f.sales");
        }
        String part =
                "coalesce(sum((select count(*) from unnest(d.hours) h where h = any (" + numbers(hours) + "))), 0)";
        return within(rule.window(), part, "coalesce(sum(d.sales), 0)");
    }

    /** @param places in the array, from 1 on */
    private Share ever(String array, int[] places, String all) {
        String part = Arrays.stream(places)
                .mapToObj(place -> array + "[" + place + "]")
                .collect(Collectors.joining(" + ", "(", ")"));
        return new Share(sql.args(), part, all, null, null);
    }

    private Share within(Window window, String part, String all) {
        String days = sql.within(window);
        return new Share(
                sql.args(),
                part,
                all,
                " from member_sale_day" + RuleSql.OF_MEMBER + days,
                " from member_sale_day d where d.merchant_id = $1" + days);
    }

    private String numbers(int[] numbers) {
        return sql.args().add(Arrays.stream(numbers).boxed().toArray(Integer[]::new), "integer[]");
    }
}
