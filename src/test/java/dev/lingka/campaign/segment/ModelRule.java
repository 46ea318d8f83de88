package dev.lingka.campaign.segment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.StreamSupport;

/**
 * What rules mean, evaluated over members in memory: written from docs/segments.md, sharing nothing with the rules that
 * are under test but their JSON.
 *
 * @param segments the rules of other segments by id, and lists as the members on them
 */
record ModelRule(LocalDate today, String firstTier, Map<UUID, JsonNode> segments, Map<UUID, Set<UUID>> lists) {

    boolean holds(JsonNode rule, ModelMember m) {
        String name = rule.fieldNames().next();
        JsonNode v = rule.get(name);
        return switch (name) {
            case "all" -> stream(v).allMatch(part -> holds(part, m));
            case "any" -> stream(v).anyMatch(part -> holds(part, m));
            case "not" -> !holds(v, m);
            case "everyone" -> true;
            case "segment" -> inSegment(UUID.fromString(v.asText()), m);
            case "sex" -> m.sex() != null && words(v).contains(m.sex());
            case "region" -> m.region() != null && words(v).stream().anyMatch(m.region()::startsWith);
            case "joinStore" -> m.store() != null && words(v).contains(m.store().toString());
            case "source" -> words(v).contains(m.source() == null ? "none" : m.source());
            case "tier" -> words(v).contains(m.tier() == null ? firstTier : m.tier());
            case "stage" -> words(v).contains(m.stage());
            case "cardKind" -> meet(v, m.kinds());
            case "tag" -> meet(v, m.tags());
            case "couponHeld" -> meet(v, m.held());
            case "couponUsed" -> meet(v, m.used());
            case "age" -> m.birthday() != null && within(v, years(m.birthday()));
            case "birthday" -> m.birthday() != null && birthday(v, m.birthday());
            case "joined" -> inWindow(v, m.joined());
            case "balanceFen" -> within(v, m.balance());
            case "points" -> within(v, m.points());
            case "couponsHeld" -> within(v, m.held().size());
            case "couponsUsed" -> within(v, moved(v, m, move -> move.coupons().size()));
            case "pointsEarned" -> within(v, moved(v, m, ModelMember.Move::earned));
            case "pointsUsed" -> within(v, moved(v, m, ModelMember.Move::used));
            case "rechargedFen" -> within(v, moved(v, m, ModelMember.Move::recharged));
            case "usedCoupons" -> atLeastOnce(v, moved(v, m, move -> count(v.get("templates"), move.coupons())));
            case "spendFen" -> within(v, sum(v, m, ModelMember.Day::spend));
            case "sales" -> within(v, sum(v, m, day -> day.hours().size()));
            case "visits" -> within(v, sum(v, m, day -> 1));
            case "averageFen" -> average(v, m);
            case "daysSinceVisit" -> since(v, last(v, m.days().keySet()));
            case "daysSinceJoining" -> since(v, m.joined());
            case "daysSinceClick" -> since(v, last(v, m.clicks()));
            case "messagesClicked" ->
                within(
                        v,
                        m.clicks().stream()
                                .filter(day -> inWindow(v.path("window"), day))
                                .count());
            case "bought" ->
                atLeastOnce(
                        v,
                        sum(
                                v,
                                m,
                                day -> meet(v.path("skus"), day.skus()) || meet(v.path("classes"), day.classes())
                                        ? 1
                                        : 0));
            case "visited" -> atLeastOnce(v, sum(v, m, day -> stores(v, day) ? 1 : 0));
            case "visitDays" -> onDays(v, m);
            case "visitHours" -> atHours(v, m);
            default -> throw new AssertionError(name);
        };
    }

    private long moved(JsonNode v, ModelMember m, ToLongFunction<ModelMember.Move> what) {
        return m.moves().entrySet().stream()
                .filter(move -> inWindow(v.path("window"), move.getKey()))
                .mapToLong(move -> what.applyAsLong(move.getValue()))
                .sum();
    }

    private static long count(JsonNode list, List<String> has) {
        return has.stream().filter(words(list)::contains).count();
    }

    /** A year is reached on the birthday, on the 28th of February where there is no 29th. */
    private long years(LocalDate birthday) {
        long years = 0;
        while (!birthday.plusYears(years + 1).isAfter(today)) {
            years++;
        }
        return years;
    }

    private LocalDate last(JsonNode v, Collection<LocalDate> days) {
        return days.stream()
                .filter(day -> inWindow(v.path("window"), day))
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    private boolean inSegment(UUID id, ModelMember m) {
        return lists.containsKey(id) ? lists.get(id).contains(m.id()) : holds(segments.get(id), m);
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static List<String> words(JsonNode list) {
        return stream(list).map(JsonNode::asText).toList();
    }

    private static boolean meet(JsonNode list, Collection<String> has) {
        return !Collections.disjoint(new HashSet<>(words(list)), has);
    }

    private static boolean stores(JsonNode v, ModelMember.Day day) {
        return day.stores().stream().anyMatch(store -> words(v.get("stores")).contains(store.toString()));
    }

    private static boolean within(JsonNode v, long amount) {
        return (!v.has("atLeast") || amount >= v.get("atLeast").asLong())
                && (!v.has("atMost") || amount <= v.get("atMost").asLong());
    }

    private static boolean atLeastOnce(JsonNode v, long times) {
        boolean bounded = v.has("atLeast") || v.has("atMost");
        return bounded ? within(v, times) : times >= 1;
    }

    private long sum(JsonNode v, ModelMember m, ToLongFunction<ModelMember.Day> what) {
        return days(m, day -> inWindow(v.path("window"), day)).stream()
                .mapToLong(what)
                .sum();
    }

    private static List<ModelMember.Day> days(ModelMember m, Predicate<LocalDate> which) {
        return m.days().entrySet().stream()
                .filter(day -> which.test(day.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private boolean average(JsonNode v, ModelMember m) {
        long sales = sum(v, m, day -> day.hours().size());
        return sales > 0 && within(v, sum(v, m, ModelMember.Day::spend) / sales);
    }

    private boolean since(JsonNode v, LocalDate day) {
        return day != null && within(v, Math.max(0, today.toEpochDay() - day.toEpochDay()));
    }

    private boolean inWindow(JsonNode window, LocalDate day) {
        if (window.has("lastDays")) {
            long ago = today.toEpochDay() - day.toEpochDay();
            long skipped = window.path("skipDays").asLong(0);
            return (skipped == 0 || ago >= skipped)
                    && ago < window.get("lastDays").asLong();
        }
        return (!window.has("from")
                        || !day.isBefore(LocalDate.parse(window.get("from").asText())))
                && (!window.has("to")
                        || !day.isAfter(LocalDate.parse(window.get("to").asText())));
    }

    /** On the 28th of February where there is no 29th. */
    private boolean birthday(JsonNode v, LocalDate birthday) {
        if (v.has("fromDays")) {
            for (long ahead = v.get("fromDays").asLong();
                    ahead <= v.get("toDays").asLong();
                    ahead++) {
                LocalDate day = today.plusDays(ahead);
                LocalDate celebrated = birthday.plusYears(day.getYear() - birthday.getYear());
                if (celebrated.equals(day)) {
                    return true;
                }
            }
            return false;
        }
        String day = birthday.toString().substring(5);
        return between(v, day) || (day.equals("02-29") && !today.isLeapYear() && between(v, "02-28"));
    }

    private static boolean between(JsonNode v, String day) {
        boolean after = day.compareTo(v.get("from").asText()) >= 0;
        boolean before = day.compareTo(v.get("to").asText()) <= 0;
        boolean inOneYear = v.get("from").asText().compareTo(v.get("to").asText()) <= 0;
        return inOneYear ? (after && before) : (after || before);
    }

    private boolean onDays(JsonNode v, ModelMember m) {
        List<LocalDate> days = m.days().keySet().stream()
                .filter(day -> inWindow(v.path("window"), day))
                .toList();
        long on = days.stream()
                .filter(day ->
                        words(v.get("days")).contains(day.getDayOfWeek().name().toLowerCase(java.util.Locale.ROOT)))
                .count();
        return !days.isEmpty() && on * 100 >= v.path("percent").asLong(50) * days.size();
    }

    private boolean atHours(JsonNode v, ModelMember m) {
        int from = v.get("from").asInt();
        int to = v.get("to").asInt();
        List<Integer> hours = days(m, day -> inWindow(v.path("window"), day)).stream()
                .flatMap(day -> day.hours().stream())
                .toList();
        long at = hours.stream()
                .filter(hour -> from < to ? hour >= from && hour < to : hour >= from || hour < to)
                .count();
        return !hours.isEmpty() && at * 100 >= v.path("percent").asLong(50) * hours.size();
    }
}
