package dev.lingka.campaign.segment;

import static dev.lingka.campaign.segment.RuleNames.AGE;
import static dev.lingka.campaign.segment.RuleNames.ALL;
import static dev.lingka.campaign.segment.RuleNames.ANY;
import static dev.lingka.campaign.segment.RuleNames.BIRTHDAY;
import static dev.lingka.campaign.segment.RuleNames.BOUGHT;
import static dev.lingka.campaign.segment.RuleNames.BOUNDS;
import static dev.lingka.campaign.segment.RuleNames.DAYS_OF_YEAR;
import static dev.lingka.campaign.segment.RuleNames.EVERYONE;
import static dev.lingka.campaign.segment.RuleNames.HALF;
import static dev.lingka.campaign.segment.RuleNames.HOURS;
import static dev.lingka.campaign.segment.RuleNames.JOINED;
import static dev.lingka.campaign.segment.RuleNames.MAX_AGE;
import static dev.lingka.campaign.segment.RuleNames.MAX_AMOUNT;
import static dev.lingka.campaign.segment.RuleNames.MAX_CONDITIONS;
import static dev.lingka.campaign.segment.RuleNames.MAX_DAYS;
import static dev.lingka.campaign.segment.RuleNames.MAX_DEPTH;
import static dev.lingka.campaign.segment.RuleNames.NAMES;
import static dev.lingka.campaign.segment.RuleNames.NOT;
import static dev.lingka.campaign.segment.RuleNames.PERCENT;
import static dev.lingka.campaign.segment.RuleNames.SEGMENT;
import static dev.lingka.campaign.segment.RuleNames.SPAN;
import static dev.lingka.campaign.segment.RuleNames.USED_COUPONS;
import static dev.lingka.campaign.segment.RuleNames.VISITED;
import static dev.lingka.campaign.segment.RuleNames.VISIT_DAYS;
import static dev.lingka.campaign.segment.RuleNames.VISIT_HOURS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.campaign.segment.Rule.Measured;
import dev.lingka.campaign.segment.Rule.OneOf;
import dev.lingka.merchant.programme.Weekday;
import dev.lingka.merchant.programme.shape.ShapeErrors;
import dev.lingka.shared.problem.ProblemException;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Reads a rule out of its document and names all that is wrong with it. One reader reads one rule. */
final class RuleReader {

    private static final String WINDOW = "window";
    private static final String PERCENT_FIELD = "percent";

    private final RuleErrors errors = new RuleErrors();
    private int conditions;

    private RuleReader() {}

    /**
     * @param path where the rule stands in its request, as in {@code rule}
     * @throws ProblemException INVALID_REQUEST that names each wrong field
     */
    static Rule read(JsonNode node, String path) {
        RuleReader reader = new RuleReader();
        Rule rule = reader.rule(node, path, 1);
        if (!reader.errors.found().isEmpty()) {
            throw ProblemException.invalid(reader.errors.found());
        }
        return rule;
    }

    private Rule rule(JsonNode node, String path, int depth) {
        conditions++;
        if (conditions > MAX_CONDITIONS) {
            errors.tooMany(path, MAX_CONDITIONS, "conditions in a rule", "个条件");
            return new Rule.Everyone(path);
        }
        if (depth > MAX_DEPTH) {
            errors.tooMany(path, MAX_DEPTH, "conditions in one another", "层嵌套");
            return new Rule.Everyone(path);
        }
        if (!node.isObject() || node.size() != 1) {
            String all = String.join(", ", NAMES);
            errors.invalid(path, "an object with one of " + all, "应为对象，只写以下之一：" + all);
            return new Rule.Everyone(path);
        }
        String name = node.fieldNames().next();
        if (!NAMES.contains(name)) {
            errors.add(ShapeErrors.unknown(path + "." + name, name, NAMES));
            return new Rule.Everyone(path);
        }
        return named(name, node.get(name), path + "." + name, depth);
    }

    private Rule named(String name, JsonNode value, String path, int depth) {
        return switch (name) {
            case ALL -> new Rule.All(path, list(value, path, depth));
            case ANY -> new Rule.Any(path, list(value, path, depth));
            case NOT -> new Rule.Not(path, rule(value, path, depth + 1));
            case EVERYONE -> everyone(value, path);
            case SEGMENT -> new Rule.InSegment(path, segment(value, path));
            case AGE -> new Rule.Age(path, bounds(Fields.of(value, path, errors, BOUNDS), MAX_AGE, null));
            case BIRTHDAY -> birthday(value, path);
            case JOINED -> new Rule.Joined(path, window(value, path));
            case BOUGHT -> bought(value, path);
            case VISITED -> visited(value, path);
            case USED_COUPONS -> usedCoupons(value, path);
            case VISIT_DAYS -> onDays(value, path);
            case VISIT_HOURS -> atHours(value, path);
            default ->
                Trait.of(name) == null ? measured(Measure.of(name), value, path) : oneOf(Trait.of(name), value, path);
        };
    }

    private List<Rule> list(JsonNode value, String path, int depth) {
        if (!value.isArray() || value.isEmpty()) {
            errors.invalid(path, "a list of at least one condition", "应为列表，至少一个条件");
            return List.of();
        }
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < value.size() && conditions <= MAX_CONDITIONS; i++) {
            rules.add(rule(value.get(i), path + "[" + i + "]", depth + 1));
        }
        return rules;
    }

    private Rule everyone(JsonNode value, String path) {
        if (!value.isBoolean() || !value.asBoolean()) {
            errors.invalid(path, "true", "只能是 true");
        }
        return new Rule.Everyone(path);
    }

    private UUID segment(JsonNode value, String path) {
        List<UUID> ids = Fields.ids(List.of(value.isTextual() ? value.asText() : ""), path, errors);
        return ids.isEmpty() ? null : ids.get(0);
    }

    private Rule oneOf(Trait trait, JsonNode value, String path) {
        List<String> texts = Fields.texts(value, path, errors);
        for (int i = 0; i < texts.size(); i++) {
            String place = path + "[" + i + "]";
            if (!trait.words().isEmpty() && !trait.words().contains(texts.get(i))) {
                String all = String.join(", ", trait.words());
                errors.invalid(place, "one of " + all, "只能是以下之一：" + all);
            } else if (trait.pattern() != null && !texts.get(i).matches(trait.pattern())) {
                errors.invalid(place, "a region code of 2, 4 or 6 digits, as in 4403", "应为 2、4 或 6 位行政区划代码，如 4403");
            }
        }
        if (trait.isStore()) {
            Fields.ids(texts, path, errors);
        }
        return new OneOf(path, trait, texts);
    }

    private Rule measured(Measure measure, JsonNode value, String path) {
        List<String> known = measure.within() == null ? BOUNDS : List.of("atLeast", "atMost", WINDOW);
        Fields fields = Fields.of(value, path, errors, known);
        return new Measured(path, measure, bounds(fields, MAX_AMOUNT, null), within(fields));
    }

    /** @param unless what holds where neither is given; null when one has to be */
    private Bounds bounds(Fields fields, long most, Bounds unless) {
        Long atLeast = fields.whole("atLeast", 0, most);
        Long atMost = fields.whole("atMost", 0, most);
        if (!fields.has("atLeast") && !fields.has("atMost")) {
            if (unless == null) {
                errors.missing(fields.at("atLeast"));
            }
            return unless == null ? Bounds.ONCE : unless;
        }
        if (atLeast != null && atMost != null && atLeast > atMost) {
            errors.invalid(fields.at("atMost"), "not less than atLeast", "不能小于 atLeast");
        }
        return new Bounds(atLeast, atMost);
    }

    private Window within(Fields fields) {
        return fields.has(WINDOW) ? window(fields.get(WINDOW), fields.at(WINDOW)) : Window.EVER;
    }

    private Window window(JsonNode value, String path) {
        Fields fields = Fields.of(value, path, errors, SPAN);
        Long lastDays = fields.whole("lastDays", 1, MAX_DAYS);
        Long skipDays = fields.whole("skipDays", 0, MAX_DAYS);
        Window window = new Window(
                lastDays == null ? null : lastDays.intValue(),
                skipDays == null ? null : skipDays.intValue(),
                fields.day("from"),
                fields.day("to"));
        boolean days = fields.has("lastDays");
        boolean dates = fields.has("from") || fields.has("to");
        if (days == dates && value.isObject()) {
            errors.invalid(path, "either lastDays, or from and to", "写 lastDays，或者写 from 和 to");
        } else if (fields.has("skipDays") && !days) {
            errors.invalid(fields.at("skipDays"), "goes with lastDays", "只能与 lastDays 一起写");
        } else if (lastDays != null && skipDays != null && skipDays >= lastDays) {
            errors.invalid(fields.at("skipDays"), "less than lastDays", "必须小于 lastDays");
        } else if (window.from() != null && window.to() != null && window.to().isBefore(window.from())) {
            errors.invalid(fields.at("to"), "not before from", "不能早于 from");
        }
        return window;
    }

    private Rule birthday(JsonNode value, String path) {
        Fields fields = Fields.of(value, path, errors, List.of("fromDays", "toDays", "from", "to"));
        if (fields.has("fromDays") || fields.has("toDays")) {
            return ahead(fields, path);
        }
        MonthDay from = fields.monthDay("from");
        MonthDay to = fields.monthDay("to");
        if (!fields.has("from") || !fields.has("to")) {
            errors.invalid(path, "either fromDays and toDays, or from and to", "写 fromDays 和 toDays，或者写 from 和 to");
        }
        return new Rule.BirthdayBetween(path, from, to);
    }

    private Rule ahead(Fields fields, String path) {
        if (fields.has("from") || fields.has("to")) {
            errors.invalid(path, "either fromDays and toDays, or from and to", "写 fromDays 和 toDays，或者写 from 和 to");
        }
        int from = fields.needed("fromDays", 0, DAYS_OF_YEAR);
        int to = fields.needed("toDays", 0, DAYS_OF_YEAR);
        if (from > to) {
            errors.invalid(fields.at("toDays"), "not less than fromDays", "不能小于 fromDays");
        }
        return new Rule.BirthdayAhead(path, from, to);
    }

    private Rule bought(JsonNode value, String path) {
        Fields fields = Fields.of(value, path, errors, List.of("skus", "classes", "atLeast", "atMost", WINDOW));
        List<String> skus = fields.texts("skus");
        List<String> classes = fields.texts("classes");
        if (value.isObject() && !fields.has("skus") && !fields.has("classes")) {
            errors.missing(fields.at("classes"));
        }
        return new Rule.Bought(path, skus, classes, bounds(fields, MAX_AMOUNT, Bounds.ONCE), within(fields));
    }

    private Rule visited(JsonNode value, String path) {
        Fields fields = Fields.of(value, path, errors, List.of("stores", "atLeast", "atMost", WINDOW));
        if (value.isObject() && !fields.has("stores")) {
            errors.missing(fields.at("stores"));
        }
        return new Rule.Visited(path, fields.ids("stores"), bounds(fields, MAX_AMOUNT, Bounds.ONCE), within(fields));
    }

    private Rule usedCoupons(JsonNode value, String path) {
        Fields fields = Fields.of(value, path, errors, List.of("templates", "atLeast", "atMost", WINDOW));
        if (value.isObject() && !fields.has("templates")) {
            errors.missing(fields.at("templates"));
        }
        return new Rule.UsedCoupons(
                path, fields.texts("templates"), bounds(fields, MAX_AMOUNT, Bounds.ONCE), within(fields));
    }

    private Rule onDays(JsonNode value, String path) {
        Fields fields = Fields.of(value, path, errors, List.of("days", PERCENT_FIELD, WINDOW));
        if (value.isObject() && !fields.has("days")) {
            errors.missing(fields.at("days"));
        }
        List<String> names = fields.texts("days");
        List<Weekday> days = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            weekday(names.get(i), fields.at("days") + "[" + i + "]", days);
        }
        return new Rule.OnDays(path, days, percent(fields), within(fields));
    }

    private void weekday(String name, String path, List<Weekday> days) {
        for (Weekday day : Weekday.values()) {
            if (day.name().toLowerCase(Locale.ROOT).equals(name)) {
                days.add(day);
                return;
            }
        }
        errors.invalid(path, "a day as in monday", "应为星期，如 monday");
    }

    private Rule atHours(JsonNode value, String path) {
        Fields fields = Fields.of(value, path, errors, List.of("from", "to", PERCENT_FIELD, WINDOW));
        int from = fields.needed("from", 0, HOURS - 1);
        int to = fields.needed("to", 0, HOURS);
        if (from == to) {
            errors.invalid(fields.at("to"), "another hour than from", "不能与 from 相同");
        }
        return new Rule.AtHours(path, from, to, percent(fields), within(fields));
    }

    private int percent(Fields fields) {
        Long percent = fields.whole(PERCENT_FIELD, 1, PERCENT);
        return percent == null ? HALF : percent.intValue();
    }
}
