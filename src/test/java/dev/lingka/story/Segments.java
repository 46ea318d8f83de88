package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** Rules as staff write them, and who is found by them. */
final class Segments {

    private static final String STAFF = "/api/v1/staff/";

    private Segments() {}

    static Map<String, Object> rule(String name, Object value) {
        return Map.of(name, value);
    }

    static Map<String, Object> range(String name, long atLeast) {
        return rule(name, Map.of("atLeast", atLeast));
    }

    static Map<String, Object> saved(String name, Object rule) {
        return Map.of("name", name, "rule", rule);
    }

    static long count(Shop shop, Object rule) {
        Exchange counted = shop.owner()
                .post(STAFF + "segment-counts", Map.of("rule", rule))
                .expect(200);
        assertThat(counted.at("/exact").asBoolean()).isTrue();
        return counted.at("/count").asLong();
    }

    static List<String> members(Shop shop, Object rule) {
        return shop.owner()
                .post(STAFF + "segment-samples?limit=20", Map.of("rule", rule))
                .expect(200)
                .at("/items")
                .findValuesAsText("memberId");
    }
}
