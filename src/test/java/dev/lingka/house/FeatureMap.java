package dev.lingka.house;

import java.util.Map;
import java.util.Set;

/** Which feature may import which; all may import shared. The README's map says the same. */
final class FeatureMap {

    static final Map<String, Set<String>> ALLOWED = Map.of(
            "merchant", Set.of(),
            "wechat", Set.of("merchant"),
            "ledger", Set.of("merchant"),
            "member", Set.of("wechat", "merchant"),
            "card", Set.of("ledger", "member", "merchant", "wechat"),
            "recharge", Set.of("card", "ledger", "member", "merchant", "wechat"),
            "till", Set.of("card", "ledger", "member", "merchant"),
            "sandbox", Set.of(),
            "shared", Set.of());

    private FeatureMap() {}
}
