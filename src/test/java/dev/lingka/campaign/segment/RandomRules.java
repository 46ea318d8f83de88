package dev.lingka.campaign.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Rules out of every kind of condition, and members whom they may or may not hold for. */
final class RandomRules {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    static final List<String> SEXES = List.of("female", "male", "other");
    static final List<String> REGIONS = List.of("440305", "440300", "110101", "310115");
    static final List<String> SOURCES = List.of("poster", "table", "receipt", "staff", "friend");
    static final List<String> STAGES = List.of("new", "active", "at_risk", "sleeping", "lost");
    static final List<String> WORDS = List.of("a", "b", "c d", "x'y", "\"q\"", "$1", "常客", "a,b");

    private final Random random;
    private final LocalDate today;
    private final List<UUID> stores;
    private final List<String> tiers;
    private final List<UUID> segments;

    RandomRules(Random random, LocalDate today, List<UUID> stores, List<String> tiers, List<UUID> segments) {
        this.random = random;
        this.today = today;
        this.stores = stores;
        this.tiers = tiers;
        this.segments = segments;
    }

    ObjectNode rule(int depth) {
        int kind = random.nextInt(depth > 0 ? 6 : 3);
        ObjectNode rule = JSON.objectNode();
        return switch (kind) {
            case 3 -> rule.set("all", rules(depth));
            case 4 -> rule.set("any", rules(depth));
            case 5 -> rule.set("not", rule(depth - 1));
            default -> condition();
        };
    }

    private ArrayNode rules(int depth) {
        ArrayNode rules = JSON.arrayNode();
        for (int i = 0; i <= random.nextInt(3); i++) {
            rules.add(rule(depth - 1));
        }
        return rules;
    }

    private ObjectNode condition() {
        String name = RuleNames.NAMES.get(3 + random.nextInt(RuleNames.NAMES.size() - 3));
        JsonNode value =
                switch (name) {
                    case "everyone" -> JSON.booleanNode(true);
                    case "segment" -> JSON.textNode(any(segments).toString());
                    case "sex" -> some(SEXES);
                    case "region" -> some(List.of("44", "4403", "440305", "11", "3101", "999999"));
                    case "joinStore" -> some(stores.stream().map(UUID::toString).toList());
                    case "source" -> some(List.of("poster", "table", "friend", "none"));
                    case "tier" -> some(tiers);
                    case "stage" -> some(STAGES);
                    case "cardKind", "tag", "couponHeld", "couponUsed" -> some(WORDS);
                    case "age" -> bounds(60, false);
                    case "birthday" -> birthday();
                    case "joined" -> window();
                    case "bought" -> goods(random.nextBoolean() ? bounds(4, true) : windowed());
                    case "visited" -> visited(random.nextBoolean() ? bounds(4, true) : windowed());
                    case "usedCoupons" -> bounds(4, true).set("templates", some(WORDS));
                    case "visitDays" -> share().set("days", some(List.of("monday", "tuesday", "saturday", "sunday")));
                    case "visitHours" -> hours();
                    case "balanceFen",
                            "spendFen",
                            "rechargedFen",
                            "points",
                            "pointsEarned",
                            "pointsUsed",
                            "averageFen" -> bounds(20_000, Measure.of(name).within() != null);
                    case "daysSinceVisit", "daysSinceJoining", "daysSinceClick" ->
                        bounds(400, Measure.of(name).within() != null);
                    default -> bounds(6, Measure.of(name).within() != null);
                };
        return JSON.objectNode().set(name, value);
    }

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private ArrayNode some(List<String> words) {
        ArrayNode some = JSON.arrayNode();
        for (int i = 0; i <= random.nextInt(2); i++) {
            some.add(any(words));
        }
        return some;
    }

    private ObjectNode bounds(int most, boolean windowed) {
        ObjectNode bounds = windowed && random.nextBoolean() ? windowed() : JSON.objectNode();
        int low = random.nextInt(most);
        int which = random.nextInt(3);
        if (which != 1) {
            bounds.put("atLeast", low);
        }
        if (which != 0) {
            bounds.put("atMost", low + random.nextInt(most));
        }
        return bounds;
    }

    private ObjectNode windowed() {
        return JSON.objectNode().set("window", window());
    }

    private ObjectNode window() {
        ObjectNode window = JSON.objectNode();
        int days = 1 + random.nextInt(300);
        if (random.nextBoolean()) {
            window.put("lastDays", days);
            return random.nextBoolean() ? window : window.put("skipDays", random.nextInt(days));
        }
        LocalDate from = today.minusDays(random.nextInt(400));
        int which = random.nextInt(3);
        if (which != 1) {
            window.put("from", from.toString());
        }
        return which == 0 ? window : window.put("to", from.plusDays(days).toString());
    }

    private ObjectNode birthday() {
        ObjectNode birthday = JSON.objectNode();
        if (random.nextBoolean()) {
            int from = random.nextInt(200);
            return birthday.put("fromDays", from).put("toDays", from + random.nextInt(100));
        }
        return birthday.put("from", monthDay()).put("to", monthDay());
    }

    private String monthDay() {
        return LocalDate.of(2024, 1, 1).plusDays(random.nextInt(366)).toString().substring(5);
    }

    private ObjectNode goods(ObjectNode bought) {
        if (random.nextBoolean()) {
            bought.set("skus", some(WORDS));
        }
        if (!bought.has("skus") || random.nextBoolean()) {
            bought.set("classes", some(WORDS));
        }
        return bought;
    }

    private ObjectNode visited(ObjectNode visited) {
        return visited.set("stores", some(stores.stream().map(UUID::toString).toList()));
    }

    private ObjectNode share() {
        ObjectNode share = random.nextBoolean() ? JSON.objectNode() : windowed();
        return random.nextBoolean() ? share : share.put("percent", 1 + random.nextInt(100));
    }

    private ObjectNode hours() {
        int from = random.nextInt(24);
        return share().put("from", from).put("to", (from + 1 + random.nextInt(22)) % 24);
    }
}
