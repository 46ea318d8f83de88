package dev.lingka.recharge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The card kinds that tests of fees buy. */
final class CardKinds {

    private CardKinds() {}

    /** A programme with them, and the recharge rules of all tests. */
    static Map<String, Object> programme() {
        return Map.of(
                "recharge",
                RechargeWorld.rules(),
                "cards",
                Map.of(
                        "kinds",
                        List.of(
                                kind("standard", Map.of()),
                                kind("purchase", Map.of("feeFen", 20_000)),
                                kind("recharge", Map.of("firstRechargeFen", 50_000)),
                                kind("both", Map.of("feeFen", 1_000, "firstRechargeFen", 10_000)),
                                kind("first", Map.of("firstPurchaseFen", 10_000)),
                                kind("pair", Map.of("document", Map.of("cardsPerDocument", 2))),
                                kind("once", Map.of("perMember", 1, "reissueFeeFen", 1_000)),
                                kind("named", Map.of("feeFen", 500, "document", Map.of("cardsPerDocument", 1))),
                                kind(
                                        "club",
                                        Map.of(
                                                "feeFen",
                                                19_900,
                                                "term",
                                                Map.of("months", 12, "noticeDays", 30, "renewFeeFen", 9_900)))),
                        "claimWaitHours",
                        24,
                        "bindTriesPerDay",
                        5,
                        "bindTriesPerNumber",
                        5,
                        "badScansPerWindow",
                        10,
                        "badScanWindowMinutes",
                        5));
    }

    /** The same, and 95 % of the price and a point a yuan for every member. */
    static Map<String, Object> programmeWithBenefits() {
        Map<String, Object> programme = new HashMap<>(programme());
        Map<String, String> name = Map.of("zh", "会员", "en", "Member");
        programme.put(
                "tiers",
                Map.of("levels", List.of(Map.of("code", "friend", "name", name, "discountBasisPoints", 9_500))));
        programme.put("points", Map.of("rates", List.of(Map.of("code", "yuan", "points", 1, "perFen", 100))));
        return programme;
    }

    private static Map<String, Object> kind(String code, Map<String, Object> rules) {
        Map<String, Object> kind = new HashMap<>(rules);
        kind.put("code", code);
        kind.put("name", Map.of("zh", code, "en", code));
        return kind;
    }
}
