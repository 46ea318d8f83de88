package dev.lingka.house;

import java.util.Map;
import java.util.Set;

/** Which feature may import which; all may import shared. The README's map says the same. */
final class FeatureMap {

    static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("merchant", Set.of()),
            Map.entry("wechat", Set.of("merchant")),
            Map.entry("ledger", Set.of("merchant")),
            Map.entry("member", Set.of("wechat", "merchant")),
            Map.entry("tier", Set.of("ledger", "member", "merchant")),
            Map.entry("points", Set.of("ledger", "member", "tier", "merchant")),
            Map.entry("coupon", Set.of("ledger", "member", "tier", "merchant")),
            Map.entry("card", Set.of("ledger", "member", "merchant", "wechat")),
            Map.entry("recharge", Set.of("card", "ledger", "member", "merchant", "wechat")),
            Map.entry("till", Set.of("card", "ledger", "member", "tier", "points", "coupon", "merchant")),
            Map.entry(
                    "reward",
                    Set.of("till", "recharge", "points", "tier", "coupon", "card", "member", "ledger", "merchant")),
            Map.entry("shop", Set.of("points", "coupon", "card", "tier", "ledger", "member", "merchant")),
            Map.entry("queue", Set.of("member", "tier", "merchant")),
            Map.entry(
                    "notification",
                    Set.of(
                            "queue",
                            "shop",
                            "reward",
                            "till",
                            "recharge",
                            "card",
                            "coupon",
                            "points",
                            "tier",
                            "member",
                            "ledger",
                            "wechat",
                            "merchant")),
            Map.entry(
                    "campaign",
                    Set.of(
                            "notification",
                            "till",
                            "recharge",
                            "reward",
                            "shop",
                            "queue",
                            "points",
                            "tier",
                            "coupon",
                            "card",
                            "ledger",
                            "member",
                            "wechat",
                            "merchant")),
            Map.entry("dryrun", Set.of("till", "recharge", "reward", "points", "tier", "coupon", "card", "merchant")),
            Map.entry("sandbox", Set.of()),
            Map.entry("shared", Set.of()));

    private FeatureMap() {}
}
